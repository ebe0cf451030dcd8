/**
 * Copies a text, and says so on the button for a moment.
 * @param button the button that was pressed; its words come back after two seconds
 */
export async function copyText(text: string, button: HTMLButtonElement): Promise<void> {
  const words = button.textContent;
  const isCopied = await write(text);
  button.textContent = isCopied ? 'Copied' : 'Not copied';
  setTimeout(() => {
    button.textContent = words;
  }, 2000);
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or the page is not served over https.
    return false;
  }
}

/** The text of the block of code that a button stands in. */
export function codeBeside(button: Element): string {
  return button.parentElement?.querySelector('pre')?.textContent ?? '';
}
