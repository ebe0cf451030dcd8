import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { highlighter } from '../../build/tags.mjs';
import type { Change, FileAnswer } from './protocol.js';

/** Set where the page changes the text and nobody types. */
const fromPage = Annotation.define<boolean>();

/** The editor, which shows one file at a time. */
export class Editor {
  readonly #view: EditorView;
  readonly #states = new Map<string, EditorState>();
  readonly #changed: (text: string) => void;
  #name = '';

  /** @param changed is called with the text whenever it is another one */
  constructor(parent: HTMLElement, changed: (text: string) => void) {
    this.#changed = changed;
    this.#view = new EditorView({ parent, state: EditorState.create() });
  }

  /** Shows a file; what was done to it before can still be undone. */
  show(name: string, text: string): void {
    if (this.#name !== '') this.#states.set(this.#name, this.#view.state);
    this.#name = name;
    const known = this.#states.get(name);
    this.#view.setState(
      known?.doc.toString() === text
        ? known
        : EditorState.create({ doc: text, extensions: this.#extensions(name) }),
    );
  }

  /** Forgets all files. */
  clear(): void {
    this.#states.clear();
    this.#name = '';
  }

  /** Marks what was found in the file that is shown. */
  mark({ findings, error }: FileAnswer): void {
    const { doc } = this.#view.state;
    const within = (offset: number): number => Math.min(offset, doc.length);
    const marks: Diagnostic[] = findings.map(({ start, end, rule, message, changes }) => ({
      from: within(start),
      to: within(end),
      severity: 'error',
      source: rule,
      message,
      ...(changes.length > 0 && {
        actions: [
          {
            name: 'Replace',
            apply: () => {
              this.apply(changes);
            },
          },
        ],
      }),
    }));
    if (error) {
      const line = doc.line(Math.min(error.line, doc.lines));
      marks.push({ from: line.from, to: line.to, severity: 'warning', message: error.message });
    }
    this.#view.dispatch(setDiagnostics(this.#view.state, marks), { annotations: fromPage.of(true) });
  }

  /** Replaces places of the file that is shown; it can be undone. */
  apply(changes: readonly Change[]): void {
    const { length } = this.#view.state.doc;
    if (changes.some(({ end }) => end > length)) return;
    this.#view.dispatch({
      changes: changes.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
      userEvent: 'input.replace',
    });
    this.#view.focus();
  }

  /** Shows a line and puts the cursor there. */
  goTo(line: number): void {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.max(1, Math.min(line, doc.lines)));
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    this.#view.focus();
  }

  #extensions(name: string): Extension {
    return [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      search({ top: true }),
      lintGutter(),
      // Escape, then Tab leaves the editor, as everywhere with this editor.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
      javascript({ typescript: /\.[cm]?tsx?$/.test(name), jsx: /x$|\.[cm]?js$/.test(name) }),
      syntaxHighlighting(highlighter),
      EditorView.contentAttributes.of({
        'aria-label': `Code of ${name}`,
        spellcheck: 'false',
        tabindex: '0',
      }),
      EditorView.lineWrapping,
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) this.#changed(state.doc.toString());
      }),
    ];
  }
}
