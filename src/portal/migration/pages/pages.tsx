import { migration } from "../../../texts/migration.ts";

interface PagesProps {
  /** From 1. */
  page: number;
  /** Rows of a full page. */
  size: number;
  /** Rows of this one. */
  shown: number;
  total: number;
  address: (page: number) => string;
}

/** Which part of a long list is shown, and the ways to the rest. Nothing for a list that fits. */
export function Pages({ page, size, shown, total, address }: PagesProps) {
  if (total <= size) return null;
  const texts = migration.task;
  const first = (page - 1) * size;
  return (
    <nav class="paging" aria-label={texts.pagesLabel}>
      <span>{texts.page(first + 1, first + shown, total)}</span>
      {page > 1 && (
        <a rel="prev" href={address(page - 1)}>
          {texts.previous}
        </a>
      )}
      {first + shown < total && (
        <a rel="next" href={address(page + 1)}>
          {texts.next}
        </a>
      )}
    </nav>
  );
}
