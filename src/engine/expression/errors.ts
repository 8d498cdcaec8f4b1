/** Faults of expressions. Inside the evaluator they are told apart by what Camunda's message calls them. */

/** The text is no expression. The message is Camunda's, without the prefix that names what was being parsed. */
export class ExpressionSyntaxError extends Error {
  readonly code = "expression-syntax";
}

/** An identifier or property that does not exist: "Unknown property used in expression: …". */
export class PropertyNotFound extends Error {}

/** A method that does not exist for these arguments: "Unknown method used in expression: …". */
export class MethodNotFound extends Error {}

/** Coercion and operator faults: "Error while evaluating expression: …". */
export class EvaluationFault extends Error {}

/** Thrown by a method that was called; the message is Java's `class: message` and is passed on bare. */
export class MethodFault extends Error {
  constructor(javaClass: string, message: string) {
    super(`${javaClass}: ${message}`);
  }
}
