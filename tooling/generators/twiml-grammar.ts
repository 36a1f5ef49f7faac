import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Class, type ClassElement, parseSync, type TSType, type TSTypeName, Visitor } from 'oxc-parser';

type Attributes = Record<string, string>;
type Element = { attributes: Attributes; children: Record<string, string>; text: boolean };
type Declarations = { enums: Record<string, string[]>; attributes: Record<string, Attributes>; classes: Class[] };
type Child = { className: string; attributes: string; text: boolean };

const TYPINGS = 'twilio/lib/twiml/VoiceResponse.d.ts';
const CODE = 'twilio/lib/twiml/VoiceResponse.js';

/**
 * The grammar of voice TwiML as JSON text, read out of the installed `twilio` package, as Twilio publishes no current schema.
 * `elements` is keyed by the package's class names, because two elements are called Sip and differ; `children` leads from an element's name
 * to its class. Throws when the package no longer has the form that is read here.
 */
export function generateTwimlGrammar(): string {
  const { enums, attributes, classes } = readDeclarations(readSource(TYPINGS));
  const names = readElementNames(readSource(CODE));
  const elements: Record<string, Element> = {};
  const element = (className: string): Element => {
    const known = elements[className] ?? { attributes: {}, children: {}, text: false };
    elements[className] = known;
    return known;
  };
  for (const declared of classes) {
    const { children } = element(classNameOf(declared));
    for (const child of declared.body.body.flatMap(childOf)) {
      const name = names.get(child.className);
      if (!name) throw new Error(`${CODE}: nothing makes an element of class ${child.className}`);
      children[name] = child.className;
      const target = element(child.className);
      target.text ||= child.text;
      Object.assign(target.attributes, attributes[child.attributes]);
    }
  }
  return `${JSON.stringify({ root: 'VoiceResponse', enums, elements }, null, 2)}\n`;
}

function readSource(path: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(path), 'utf8');
}

function readDeclarations(source: string): Declarations {
  const found: Declarations = { enums: {}, attributes: {}, classes: [] };
  const { program, errors } = parseSync(TYPINGS, source);
  if (errors[0]) throw new Error(`${TYPINGS}: ${errors[0].message}`);
  new Visitor({
    ClassDeclaration: (node) => void found.classes.push(node),
    TSTypeAliasDeclaration: (node) => {
      found.enums[node.id.name] = literalsOf(node.typeAnnotation);
    },
    TSInterfaceDeclaration: (node) => {
      const known = found.attributes[node.id.name] ?? {};
      found.attributes[node.id.name] = known;
      for (const member of node.body.body) {
        if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) continue;
        const name = member.key.type === 'Identifier' ? member.key.name : member.key.type === 'Literal' ? String(member.key.value) : '';
        known[name] = typeText(member.typeAnnotation.typeAnnotation);
      }
    },
  }).visit(program);
  return found;
}

/** `new VoiceResponse.SsmlSayAs(this.say.ele("say-as", ...))`: the typings do not say how an element is written. */
function readElementNames(source: string): Map<string, string> {
  const made = source.matchAll(/new VoiceResponse\.(\w+)\(this\.\w+\.ele\("([\w:-]+)"/g);
  return new Map([...made].map(([, className = '', name = '']) => [className, name]));
}

function classNameOf(declared: Class): string {
  return declared.id?.name ?? '';
}

function childOf(member: ClassElement): Child[] {
  if (member.type !== 'MethodDefinition' && member.type !== 'TSAbstractMethodDefinition') return [];
  const returned = member.value.returnType?.typeAnnotation;
  if (returned?.type !== 'TSTypeReference' || returned.typeName.type !== 'TSQualifiedName') return [];
  const types = member.value.params.flatMap((param) =>
    param.type === 'Identifier' && param.typeAnnotation ? [typeText(param.typeAnnotation.typeAnnotation)] : [],
  );
  return [
    { className: lastName(returned.typeName), attributes: types.find((type) => type !== 'string') ?? '', text: types.includes('string') },
  ];
}

function literalsOf(type: TSType): string[] {
  if (type.type === 'TSUnionType') return type.types.flatMap(literalsOf);
  if (type.type === 'TSLiteralType' && type.literal.type === 'Literal') return [String(type.literal.value)];
  throw new Error(`${TYPINGS}: a type alias holds ${type.type}`);
}

function typeText(type: TSType): string {
  if (type.type === 'TSStringKeyword') return 'string';
  if (type.type === 'TSNumberKeyword') return 'number';
  if (type.type === 'TSBooleanKeyword') return 'boolean';
  if (type.type === 'TSObjectKeyword') return 'object';
  if (type.type === 'TSArrayType') return `${typeText(type.elementType)}[]`;
  if (type.type === 'TSTypeReference') return lastName(type.typeName);
  throw new Error(`${TYPINGS}: an attribute or parameter has type ${type.type}`);
}

function lastName(name: TSTypeName): string {
  if (name.type === 'Identifier') return name.name;
  if (name.type === 'TSQualifiedName') return name.right.name;
  throw new Error(`${TYPINGS}: a type is named by ${name.type}`);
}
