import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import { operator } from "../../../texts/operator.ts";

interface PagingProps {
  page: EnginePage<unknown>;
  window: Window;
  /** Address of the n-th page, from 1. */
  address: (page: number) => string;
}

/** Which part of a list is shown, and the ways to the rest. */
export function Paging({ page: { items, total }, window: { first, size }, address }: PagingProps) {
  const texts = operator.paging;
  if (total === 0) return <p class="fine">{texts.none}</p>;
  const current = Math.floor(first / size) + 1;
  return (
    <nav class="paging" aria-label={texts.label}>
      <span>
        {total === null
          ? texts.shownOfMore(first + 1, first + items.length)
          : texts.shown(Math.min(first + 1, total), first + items.length, total)}
      </span>
      {current > 1 && (
        <a rel="prev" href={address(current - 1)}>
          {texts.previous}
        </a>
      )}
      {(total === null || first + items.length < total) && (
        <a rel="next" href={address(current + 1)}>
          {texts.next}
        </a>
      )}
    </nav>
  );
}
