import { createHash } from 'node:crypto';
import type { Location, Log, Notification, Region, Result } from 'sarif';
import { docsUrl } from 'eslint-plugin-msgraph/messages';
import { transforms } from '../registry.js';
import type { FileReport, Report } from '../report.js';
import type { SiteResult } from '../rewrite-types.js';
import { stopSentences, testSentences } from './text.js';

/** Where viewers find the root of the sources; the report itself holds no absolute path. */
const ROOT_ID = 'SRCROOT';

/**
 * The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and viewers.
 * Its results are the places that are open: those left and, in a dry run, those that would be rewritten.
 * Ignored ones are suppressed. Lines are those before the run.
 */
export function toSarif(report: Report): string {
  const open = report.files.map((file) => ({
    ...file,
    sites: file.sites.filter((site) => site.action !== 'rewritten' || !report.options.write),
  }));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: transforms.map(({ rule, description }) => ({
              id: ruleId(rule),
              shortDescription: { text: description },
              helpUri: docsUrl(rule),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.totals.files.failed === 0 && report.stopped.length === 0,
            toolExecutionNotifications: [
              ...report.files.flatMap(fileNotification),
              ...stopNotifications(report),
              ...testSentences(report).map((text) => ({
                level: 'note' as const,
                message: { text: `The project's own tests: ${text}` },
              })),
            ],
          },
        ],
        results: open.flatMap(resultsOf),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultsOf({ path, sites }: FileReport): Result[] {
  const seen = new Map<string, number>();
  return sites.map((site) => {
    const hash = fingerprint(path, site);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return {
      ruleId: ruleId(site.rule),
      ruleIndex: transforms.findIndex(({ rule }) => rule === site.rule),
      level: 'warning',
      message: { text: site.finding },
      locations: [
        locationOf(path, {
          startLine: site.line,
          startColumn: site.column,
          endLine: site.endLine,
          endColumn: site.endColumn,
        }),
      ],
      relatedLocations: site.evidence.chain.map((step, index) => ({
        id: index + 1,
        ...locationOf(step.path, { startLine: step.line }),
        message: { text: step.text },
      })),
      partialFingerprints: { primaryLocationLineHash: `${hash}:${count}` },
      ...(site.action === 'ignored' && { suppressions: [{ kind: 'inSource' as const }] }),
      properties: {
        action: site.action,
        transform: site.transform,
        evidence: site.evidence.level,
        ...(site.reason !== undefined && { reason: site.reason }),
      },
    };
  });
}

/** As ESLint's own SARIF has it, so that viewers see one rule. */
const ruleId = (rule: string): string => `msgraph/${rule}`;

/** Lines and blanks may move without making it another finding, so only rule, file and words count. */
function fingerprint(path: string, { rule, before }: SiteResult): string {
  return createHash('sha256')
    .update([rule, path, before.replace(/\s+/g, ' ')].join('\0'))
    .digest('hex')
    .slice(0, 32);
}

function locationOf(path: string, region?: Region): Location {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: ROOT_ID }, ...(region && { region }) } };
}

function fileNotification({ path, status, reason }: FileReport): Notification[] {
  if (reason === undefined) return [];
  return [
    {
      level: status === 'failed' ? 'error' : 'note',
      message: { text: reason },
      locations: [locationOf(path)],
    },
  ];
}

function stopNotifications(report: Report): Notification[] {
  return stopSentences(report).map((text) => ({ level: 'error', message: { text } }));
}
