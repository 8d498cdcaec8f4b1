import { expect, test } from "@jest/globals";
import { readAll } from "../../../src/portal/staff/models/instances/read-all.ts";

/** A list in pages of two, of which something goes after a page has been read. */
function changing(ids: string[], goes: string | null) {
  const list = [...ids];
  const asked: number[] = [];
  const page = async (first: number) => {
    asked.push(first);
    const found = list.slice(first, first + 2);
    if (asked.length === 1 && goes !== null) list.splice(list.indexOf(goes), 1);
    return found;
  };
  return { page, asked };
}

test("what moves past the next page because others have gone is found all the same", async () => {
  const ids = ["a", "b", "c", "d", "e"];
  expect((await readAll(changing(ids, null).page, 2)).sort()).toEqual(ids);
  expect((await readAll(changing(ids, "a").page, 2)).sort()).toEqual(ids);
});

test("one page is read once", async () => {
  const { page, asked } = changing(["a"], null);
  expect([await readAll(page, 2), asked]).toEqual([["a"], [0]]);
});
