import { relative } from 'node:path';
import ts from 'typescript';

/** A file with one condition, value or call changed. */
export interface Break {
  readonly file: string;
  readonly line: number;
  readonly description: string;
  /** The whole file. */
  readonly code: string;
}

const { SyntaxKind } = ts;
const OPPOSITES = new Map<ts.SyntaxKind, string>([
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
  [SyntaxKind.AsteriskToken, '/'],
]);

/** Returns all breaks of a file. Not all of them compile. */
export function breaksIn(path: string, code: string): Break[] {
  const file = relative('.', path);
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const breaks: Break[] = [];

  function replace(node: ts.Node, replacement: string): void {
    const [start, end] = [node.getStart(), node.end];
    breaks.push({
      file,
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      description: `${oneLine(node.parent.getText())} — ${oneLine(node.getText())} → ${replacement}`,
      code: code.slice(0, start) + replacement + code.slice(end),
    });
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return;
    }
    breakNode(node, replace);
    ts.forEachChild(node, visit);
  }

  visit(source);
  return breaks;
}

function breakNode(node: ts.Node, replace: (node: ts.Node, replacement: string) => void): void {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
    replace(node.expression, `!(${node.expression.getText()})`);
  } else if (ts.isConditionalExpression(node)) {
    replace(node.condition, `!(${node.condition.getText()})`);
  } else if (ts.isBinaryExpression(node)) {
    const opposite = OPPOSITES.get(node.operatorToken.kind);
    if (opposite) {
      replace(node.operatorToken, opposite);
    } else if (node.operatorToken.kind === SyntaxKind.QuestionQuestionToken) {
      replace(node, node.right.getText());
    }
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
    replace(node, node.operand.getText());
  } else if (ts.isNumericLiteral(node)) {
    replace(node, `${node.getText()} + 1`);
  } else if (ts.isStringLiteral(node) && node.text !== '' && !isName(node)) {
    replace(node, "''");
  } else if (node.kind === SyntaxKind.TrueKeyword) {
    replace(node, 'false');
  } else if (node.kind === SyntaxKind.FalseKeyword) {
    replace(node, 'true');
  } else if (ts.isCallExpression(node)) {
    breakCall(node, replace);
  }
}

function isName(node: ts.StringLiteral): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** A call is omitted, or its first argument, or what it is called on, takes its place. */
function breakCall(
  call: ts.CallExpression,
  replace: (node: ts.Node, replacement: string) => void,
): void {
  if (call.expression.kind === SyntaxKind.SuperKeyword) {
    return;
  }
  if (ts.isExpressionStatement(call.parent)) {
    replace(call, 'void 0');
    return;
  }
  const [argument] = call.arguments;
  if (argument && !ts.isSpreadElement(argument)) {
    replace(call, argument.getText());
  }
  if (ts.isPropertyAccessExpression(call.expression)) {
    replace(call, call.expression.expression.getText());
  }
}

function oneLine(code: string): string {
  return code.replace(/\s+/g, ' ').slice(0, 90);
}
