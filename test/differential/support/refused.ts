import { compile } from "../../../src/engine/model/compile.ts";
import { evaluate, external, type Options, task, user } from "./blocks.ts";
import { model } from "./draw.ts";

const holding = (extension: string): Options => ({ extension });
const service = (attributes: string): string => model([{ kind: "node", tag: "serviceTask", id: "x", options: { attributes } }]);
const loop = (inside: string): string => model([user("x")]).replace("</bpmn:userTask>", `${inside}</bpmn:userTask>`);

/** Models with one thing each that Camunda executes and the embedded engine does not. */
const samples: [what: string, xml: string][] = [
  ["script task", model([{ kind: "node", tag: "scriptTask", id: "x", options: { attributes: 'scriptFormat="javascript"' } }])],
  ["camunda:class", service('camunda:class="a.B"')],
  ["camunda:delegateExpression", service('camunda:delegateExpression="${bean}"')],
  ['camunda:type="mail"', service('camunda:type="mail"')],
  [
    "camunda:decisionRef",
    model([{ kind: "node", tag: "businessRuleTask", id: "x", options: { attributes: 'camunda:decisionRef="d"' } }]),
  ],
  [
    "camunda:connector",
    model([
      evaluate("x", "${1}", holding("<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>")),
    ]),
  ],
  ["camunda:executionListener with class", model([user("x", holding('<camunda:executionListener event="start" class="a.B"/>'))])],
  [
    "camunda:executionListener with script",
    model([
      user(
        "x",
        holding(
          '<camunda:executionListener event="start"><camunda:script scriptFormat="js">1</camunda:script></camunda:executionListener>',
        ),
      ),
    ]),
  ],
  ["camunda:taskListener with class", model([user("x", holding('<camunda:taskListener event="create" class="a.B"/>'))])],
  [
    "script in camunda:inputOutput",
    model([
      external(
        "x",
        holding(
          '<camunda:inputOutput><camunda:inputParameter name="i"><camunda:script scriptFormat="js">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
        ),
      ),
    ]),
  ],
  [
    "condition in a script language",
    model([task("a"), task("x")]).replace(
      /(sourceRef="a" targetRef="x">)/,
      '$1<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="javascript">true</bpmn:conditionExpression>',
    ),
  ],
  ["camunda:caseRef", model([{ kind: "node", tag: "callActivity", id: "x", options: { attributes: 'camunda:caseRef="c"' } }])],
  [
    "camunda:variableMappingClass",
    model([
      {
        kind: "node",
        tag: "callActivity",
        id: "x",
        options: { attributes: 'calledElement="c" camunda:variableMappingClass="a.B"' },
      },
    ]),
  ],
  ["complex gateway", model([{ kind: "node", tag: "complexGateway", id: "x", options: {} }])],
  ["potentialOwner", loop('<bpmn:potentialOwner id="po"/>')],
  [
    "loopDataInputRef",
    loop(
      "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>d</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>",
    ),
  ],
];

/** What is refused at deployment, and in which words. */
export async function refusals(): Promise<{ what: string; words: string | null }[]> {
  return Promise.all(
    samples.map(async ([what, xml]) => {
      const result = await compile("m.bpmn", xml);
      const found = result.ok ? null : (result.problems.find(({ message }) => /this engine/.test(message)) ?? result.problems[0]);
      return { what, words: found?.message ?? null };
    }),
  );
}
