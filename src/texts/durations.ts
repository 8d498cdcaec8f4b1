const units: [name: string, milliseconds: number][] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
];

/** A duration as people say it, in its two largest units: `3 d 4 h`, `12 min 5 s`. */
export function describeDuration(milliseconds: number): string {
  if (milliseconds < 500) return "menos de 1 s";
  let rest = Math.round(milliseconds / 1_000) * 1_000;
  const first = units.findIndex(([, size]) => rest >= size);
  const parts = units.slice(first, first + 2).map(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? "" : `${count.toLocaleString("pt-BR")} ${name}`;
  });
  return parts.filter(Boolean).join(" ");
}
