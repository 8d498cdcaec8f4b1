/** Expressions as the core uses them: read once, evaluated often. */
import { EngineException } from "../core/types/exceptions.ts";
import { EvaluationFault, MethodFault, MethodNotFound, PropertyNotFound } from "./errors.ts";
import { type Parsed, parse } from "./parser.ts";
import type { ExpressionScope } from "./scope.ts";

export interface Expression {
  /** As written. */
  readonly text: string;
  /** No `${…}` in it: the value is the text, always. */
  readonly isLiteral: boolean;
  /**
   * null, boolean, string, Date, JavaNumber, JavaList, JavaMap, SpinNode, Buffer (Bytes) or another class of values.ts.
   * Throws EngineException with Camunda's message.
   */
  evaluate(scope: ExpressionScope): unknown;
}

/** Expressions come from deployed models; the bound only guards against a leak. */
const MAX_CACHED = 10_000;
const cache = new Map<string, Expression>();

/** Reads a literal, `${…}`, `#{…}` or a text with several of them. Throws ExpressionSyntaxError. */
export function parseExpression(text: string): Expression {
  const known = cache.get(text);
  if (known) return known;
  const expression = new ParsedExpression(text, parse(text));
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(text, expression);
  return expression;
}

class ParsedExpression implements Expression {
  readonly isLiteral: boolean;
  private readonly node: Parsed["node"];

  constructor(
    readonly text: string,
    parsed: Parsed,
  ) {
    this.isLiteral = parsed.isLiteral;
    this.node = parsed.node;
  }

  evaluate(scope: ExpressionScope): unknown {
    try {
      return this.node(scope);
    } catch (error) {
      throw this.asCamundaSaysIt(error);
    }
  }

  private asCamundaSaysIt(error: unknown): unknown {
    if (error instanceof PropertyNotFound)
      return new EngineException(`Unknown property used in expression: ${this.text}. Cause: ${error.message}`);
    if (error instanceof MethodNotFound)
      return new EngineException(`Unknown method used in expression: ${this.text}. Cause: ${error.message}`);
    if (error instanceof EvaluationFault)
      return new EngineException(`Error while evaluating expression: ${this.text}. Cause: ${error.message}`);
    return error instanceof MethodFault ? new EngineException(error.message) : error;
  }
}
