import type { Block, Boundary, EventSubprocess, Options } from "../support/blocks.ts";

const LETTERS: Record<string, string> = {
  ...{ userTask: "u", serviceTask: "x", task: "t", receiveTask: "r", intermediateCatchEvent: "w", callActivity: "call" },
  ...{ intermediateThrowEvent: "throw", subProcess: "sp", transaction: "ta", parallelGateway: "and", inclusiveGateway: "or" },
  ...{ exclusiveGateway: "xor", events: "gw", end: "e", repeat: "l" },
};

/** Gives every block an id of its own, short and telling. */
export function naming(): { blocks(list: Block[]): Block[]; events(list: EventSubprocess[]): EventSubprocess[] } {
  let count = 0;
  const next = (letter: string) => `${letter}${++count}`;
  const blocks = (list: Block[]): Block[] => list.map(name);
  const boundaries = (list: Boundary[]): Boundary[] => list.map((each) => ({ ...each, id: next("b"), body: blocks(each.body) }));
  const events = (list: EventSubprocess[]): EventSubprocess[] =>
    list.map((each) => ({ ...each, id: next("es"), body: blocks(each.body) }));
  const optionsOf = (options: Options, id: string): Options => ({
    ...options,
    ...(options.attributes ? { attributes: options.attributes.replace('camunda:topic=""', `camunda:topic="${id}"`) } : {}),
    ...(options.boundaries ? { boundaries: boundaries(options.boundaries) } : {}),
  });
  const name = (block: Block): Block => {
    const id = next(LETTERS["tag" in block ? block.tag : block.kind]!);
    switch (block.kind) {
      case "node":
      case "end":
        return { ...block, id, options: optionsOf(block.options, id) };
      case "subprocess":
        return { ...block, id, body: blocks(block.body), events: events(block.events), options: optionsOf(block.options, id) };
      case "gateway":
        return { ...block, id, branches: block.branches.map((each) => ({ ...each, body: blocks(each.body) })) };
      case "events":
        return { ...block, id, branches: block.branches.map((each) => ({ ...each, id: next("c"), body: blocks(each.body) })) };
      case "repeat":
        return { ...block, id, body: blocks(block.body) };
    }
  };
  return { blocks, events };
}
