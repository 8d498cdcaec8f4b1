/** What Camunda executes and this engine does not is refused, naming the element and the way out. */
import { compile } from "../../../src/engine/model/compile.ts";
import {
  association,
  boundary,
  catchEvent,
  compensateEvent,
  extension,
  flows,
  model,
  start,
  user,
} from "../core/support/models.ts";

const definitions = '<bpmn:signal id="sig" name="sig"/><bpmn:escalation id="esc" escalationCode="E"/>';
const listener = extension('<camunda:executionListener event="start" class="a.B"/>');

const refused: [string, string, string, RegExp][] = [
  [
    "script task",
    '<bpmn:scriptTask id="x" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
    "x",
    /script task.*external task/,
  ],
  ["java class", '<bpmn:serviceTask id="x" camunda:class="a.B"/>', "x", /camunda:class.*external task/],
  ["decision", '<bpmn:businessRuleTask id="x" camunda:decisionRef="d"/>', "x", /camunda:decisionRef.*external task/],
  ["mail task", '<bpmn:serviceTask id="x" camunda:type="mail"/>', "x", /camunda:type="mail".*external task/],
  [
    "connector",
    `<bpmn:serviceTask id="x">${extension("<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>")}</bpmn:serviceTask>`,
    "x",
    /connector.*external task/,
  ],
  ["listener in Java", user("x", "", listener), "x", /camunda:executionListener with class.*external task/],
  [
    "task listener in Java",
    user("x", "", extension('<camunda:taskListener event="create" delegateExpression="${x}"/>')),
    "x",
    /camunda:taskListener with delegateExpression.*external task/,
  ],
  [
    "validator of a form field",
    user(
      "x",
      "",
      extension(
        '<camunda:formData><camunda:formField id="a" type="string"><camunda:validation><camunda:constraint name="validator" config="a.B"/></camunda:validation></camunda:formField></camunda:formData>',
      ),
    ),
    "x",
    /validator in camunda:formData.*required, readonly, min/,
  ],
  ["potential owner", user("x", "", '<bpmn:potentialOwner id="po"/>'), "x", /candidateGroups/],
  [
    "several event definitions",
    catchEvent("x", '<bpmn:linkEventDefinition name="a"/><bpmn:linkEventDefinition name="b"/>'),
    "x",
    /several event definitions/,
  ],
  ["case", '<bpmn:callActivity id="x" camunda:caseRef="c"/>', "x", /camunda:caseRef/],
  [
    "mapping class",
    '<bpmn:callActivity id="x" calledElement="c" camunda:variableMappingClass="a.B"/>',
    "x",
    /variableMappingClass/,
  ],
  [
    "script in a mapping",
    user(
      "x",
      "",
      extension(
        '<camunda:inputOutput><camunda:inputParameter name="i"><camunda:script scriptFormat="js">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
      ),
    ),
    "x",
    /script in a mapping.*expression/,
  ],
  [
    "loop data input",
    user(
      "x",
      "",
      "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>d</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>",
    ),
    "x",
    /camunda:collection/,
  ],
];

test.each(refused)("%s", async (_name, element, id, message) => {
  const result = await compile("m.bpmn", model(start() + element, { definitions }));
  expect(result).toMatchObject({ ok: false, status: 400 });
  const problem = (result as { problems: { message: string; mainElementId: string }[] }).problems.find((each) =>
    message.test(each.message),
  );
  expect(problem?.mainElementId).toBe(id);
});

test("a condition in a script language", async () => {
  const flow =
    '<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="u"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="javascript">true</bpmn:conditionExpression></bpmn:sequenceFlow>';
  const result = await compile("m.bpmn", model(start() + user("u") + flow));
  expect(result.ok ? [] : result.problems.map(({ mainElementId }) => mainElementId)).toEqual(["f"]);
});

test("a compensation handler that is refused is reported once", async () => {
  const handler = '<bpmn:scriptTask id="x" isForCompensation="true" scriptFormat="javascript"/>';
  const body = start() + user("a") + handler + boundary("b", "a", compensateEvent()) + flows("s -> a") + association("b", "x");
  const result = await compile("m.bpmn", model(body));
  expect(result.ok ? [] : result.problems.map(({ mainElementId }) => mainElementId)).toEqual(["x"]);
});

test("the control: the same without anything refused", async () => {
  const result = await compile("m.bpmn", model(start() + user("u") + flows("s -> u [${x}]"), { definitions }));
  expect(result.ok).toBe(true);
});
