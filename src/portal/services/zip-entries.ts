const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end mark, and the longest comment that may follow it. */
const TAIL = 22 + 65_535;
/** More parts than any document of an office program has. */
const MOST = 5_000;

/** Names of what a ZIP archive holds, from its directory; nothing is unpacked. Empty when it is none or broken. */
export function zipEntries(archive: Buffer): string[] {
  const from = Math.max(0, archive.length - TAIL);
  const tail = archive.subarray(from);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(END);
  const end = tail.lastIndexOf(mark);
  if (end < 0 || tail.length - end < 22) return [];
  const count = Math.min(tail.readUInt16LE(end + 10), MOST);
  let at = tail.readUInt32LE(end + 16);
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== ENTRY) return [];
    const nameLength = archive.readUInt16LE(at + 28);
    names.push(archive.subarray(at + 46, at + 46 + nameLength).toString("utf8"));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names;
}
