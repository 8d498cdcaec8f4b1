import { maskIdentifiers } from "../../src/process/log.ts";

test.each([
  ["CPF 529.982.247-25 recusado", "CPF ***.982.***-** recusado"],
  ["sub=52998224725", "sub=***.982.***-**"],
  ["CNPJ 12.ABC.345/01DE-35", "CNPJ **.ABC.***/01DE-**"],
  ['{"cnpj":"11222333000181"}', '{"cnpj":"**.222.***/0001-**"}'],
  ["?variables=cpf_eq_52998224725", "?variables=cpf_eq_***.982.***-**"],
  ["member E0000000123, E 0000.000.123", "member E ****.***.123, E ****.***.123"],
  ['{"path":"/ativar/abcdefghijklmnop_-1234567890"}', '{"path":"/ativar/***"}'],
  ["GET /acesso/email/abcdefghijklmnop?idioma=en", "GET /acesso/email/***?idioma=en"],
  ['{"rejected":["maria.silva+x@exemplo.com.br"]}', '{"rejected":["***@exemplo.com.br"]}'],
])("%s is masked", (line, masked) => {
  expect(maskIdentifiers(line)).toBe(masked);
});

test.each([
  '{"time":"2026-11-21T10:00:00.000Z"}',
  '{"pid":1234567890}',
  '{"path":"/recuperar"}',
  "f47ac10b-58cc-4372-a567-0e02b2c3d479",
  "at node_modules/@bpmn-io/form-js@1.2.3/x.js",
])("%s is left alone", (line) => {
  expect(maskIdentifiers(line)).toBe(line);
});
