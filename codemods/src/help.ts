import { transforms } from './registry.js';

export const HELP: string = `Rewrites Microsoft Graph error handling to error codes, inner errors and bounded retries.

Usage: msgraph-codemod [options] [paths...]
       msgraph-codemod list
       msgraph-codemod explain <code, text or rule>
       msgraph-codemod explain --models [package] [--settings FILE]
       msgraph-codemod init [--catalog FILE [--name NAME]] [--vendor DIR]
       msgraph-codemod dev-proxy <folder>
       msgraph-codemod merge <report.json...>
       msgraph-codemod help

Without --write nothing is changed: the changes are printed as diffs. Paths are files, folders, or patterns as in
.gitignore; without one the whole repository is taken. Files that .gitignore names are left out.

Options:
  --write              Apply the changes, and add msgraph-errors to the dependencies.
  --check              Change nothing; exit with 1 if something would change.
  --test COMMAND       With --write: run the project's own tests in a copy, before and after; what they fail with is not written.
  --test-timeout N     Seconds for each run of the tests. Default: 600.
  --fix-mocks          Give errors of tests the code and the status that rewritten code asks for, where their form is certain.
  --mark               Put a comment above each place that is left; it goes when the place is rewritten.
  -t, --transform A,B  Only these transforms: ${transforms.map(({ name }) => name).join(', ')}.
  --tsconfig FILE      Check the types with this tsconfig instead of the one next to each file.
  --no-verify          Do not compare the type errors before and after.
  --allow-dirty        Write even if the git repository has changes that are not committed.
  --settings FILE      JSON with what settings.msgraph of the ESLint plugin holds, such as { "clients": ["graphFetch"] }.
  --models             With explain: what is known of a package, and with --settings also by rows of your own.
  --files-from FILE    Work on the files listed there, one in each line or separated by NUL; - is standard input.
  --shard I/N          Only the I-th of N parts of the files, which together are all of them.
  -j, --jobs N         At most N threads; fewer, or one, where more do not pay. Default: as many as pay, up to 4.
  --report FILE        Write a report; .json, .md, .html, .sarif or .csv. May be repeated.
  -q, --quiet          Print no diffs, only the summary.
  --catalog FILE       With init: write an enum for your own error codes, { "codes": [{ "code": "orderLocked" }] }, beside FILE.
  --name NAME          With init --catalog: the name of the enum. Default: ErrorCode.
  --vendor DIR         With init: write what is used of the runtime into DIR as one file, for projects without the dependency.
  -h, --help           Print this help.
  -v, --version        Print the version.

A comment \`msgraph-codemod-ignore\` on a line, or above it, keeps the places there as they are. \`merge\` makes one report of
those of all parts: as files with --report, else as JSON on standard output. \`dev-proxy\` writes mocks for Microsoft's Dev Proxy,
with which an application can be tried out against failures that Graph really sends.

Exit codes:
  0    Done.
  1    A file failed, with --check something would change, or explain knows nothing of the term.
  2    Wrong use: an unknown option, transform or path, a repository with uncommitted changes, or tests that fail before the rewrite.
  130  Stopped by a signal; no file is half written.
`;
