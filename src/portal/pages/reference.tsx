import { problems } from "../../texts/portal-problems.ts";

/** The number by which support finds what happened; never broken over two lines, because people read it out. */
export function Reference({ number }: { number: string }) {
  return (
    <p class="reference">
      {problems.reference} <span class="unbroken">{number}</span>
    </p>
  );
}
