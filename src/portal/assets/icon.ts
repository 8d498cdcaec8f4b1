/** The icon of the browser tab: the initials on the blue of gov.br. */
export function readIcon(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1351b4"/><path d="M9 23V9h4.5v14zm9.5 0V9H23v14z" fill="#fff"/><path d="M13.5 14h5v4h-5z" fill="#ffcd07"/></svg>`;
}
