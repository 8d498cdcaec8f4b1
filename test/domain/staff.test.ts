import { readStaffRole, staffCapacity, teamOf } from "../../src/domain/staff.ts";

test.each([
  ["operator", "operator"],
  [" Administrator ", "administrator"],
  ["analyst", "analyst"],
  ["support", "support"],
  ["service-team:Dicor", "service-team:dicor"],
])("%s is the role %s", (text, role) => {
  expect(readStaffRole(text)).toBe(role);
});

test.each(["", "root", "service-team:", "service-team:a b", "operator;administrator"])("%j is no role", (text) => {
  expect(readStaffRole(text)).toBeNull();
});

test("a team's role names its team; the audit names the role", () => {
  expect(teamOf("service-team:diois")).toBe("diois");
  expect(teamOf("operator")).toBeNull();
  expect(staffCapacity("operator")).toBe("staff:operator");
});
