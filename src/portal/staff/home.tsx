import type { Express } from "express";
import { staff } from "../../texts/staff.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { areasOf } from "./areas.ts";
import { requireStaff, type StaffMember } from "./guard.ts";
import { StaffNavigation } from "./navigation.tsx";

/** `/equipe`: what this person may open. */
export function setUpStaffHome(app: Express, context: PortalContext): void {
  app.get("/equipe", async (_request, response) => {
    const member = await requireStaff(context, response);
    await sendPage(context, response, { title: staff.home.title }, <StaffHome member={member} />);
  });
}

function StaffHome({ member }: { member: StaffMember }) {
  const { home } = staff;
  const { account, roles } = member;
  const areas = areasOf(member);
  return (
    <>
      <StaffNavigation member={member} current="/equipe" />
      <section class="panel panel-wide">
        <h1>{home.title}</h1>
        <p>{home.welcome(account.displayName)}</p>
        <h2>{home.yourRoles}</h2>
        <ul>
          {roles.map((role) => (
            <li key={role}>{staff.role(role)}</li>
          ))}
        </ul>
        <h2>{home.areas}</h2>
        {areas.length === 0 && <p>{home.noArea}</p>}
        <ul class="area-cards">
          {areas.map(({ href, link, text }) => (
            <li key={href}>
              <a href={href}>{link}</a>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
