import { z } from "zod";

const text = z.string().nullish();

/** What a company declares about itself in P061, as the variables of its model are called. */
export const registrationFields = {
  ...{ tradeName: text, address: text, city: text, postalCode: text },
  ...{ phone: text, companyEmail: text, activity: text },
};

/** Key of the model in which it does. */
export const REGISTRATION_KEY = "company-registration";
