import type { CredentialTexts } from "./types.ts";

export const en: CredentialTexts = {
  fields: {
    email: "E-mail address",
    password: "Password",
    passwordHint:
      "At least 12 characters. Several words that have nothing to do with each other are easy to remember and hard to guess. You may paste from a password manager.",
    repeat: "Repeat the password",
    code: "Code",
    codeHint: "The six digits that the app shows now, or one of your recovery codes.",
    enrolmentCodeHint: "The six digits that the app shows now.",
    current: "Current password",
    newPassword: "New password",
    newEmail: "New e-mail address",
  },
  errors: {
    password: {
      "too-short": "The password needs at least 12 characters.",
      "too-long": "The password may have 128 characters at most.",
      predictable:
        "This password is easy to guess: common words, names, years and sequences count for little. Choose another one.",
    },
    repeat: "The two passwords are different.",
    consent: "Without your agreement we cannot create the access.",
    code: "The code is not right. Wait for the next one and type it.",
    currentWrong: "The current password is not right, or there were too many attempts. Wait a few minutes and try again.",
    email: "Type a valid e-mail address, such as name@example.com.",
    passwordMissing: "Type your password.",
  },
  login: {
    title: "Sign in without a CPF",
    lead: "For those who represent a foreign company that Inmetro has validated, or are members of one, and have no Brazilian CPF.",
    enter: "Continue",
    refused:
      "You could not be signed in with these data. Check the e-mail address and the password. After several attempts you have to wait a few minutes.",
    forgotten: "I forgot my password",
    govbr: "Do you have a CPF?",
    govbrLink: "Sign in with your gov.br account on the start page.",
    ended: "The time to finish signing in is over. Begin again.",
    linkMailedTitle: "The second factor is missing",
    linkMailed:
      "Your password is right, but your access has no second factor yet. We sent you an e-mail with a link to set it up.",
  },
  code: {
    title: "Confirm that it is you",
    lead: "On your phone or computer, open the code app that you set up for the SGCI.",
    enter: "Sign in",
    refused: "The code is not right, was used before, or there were too many attempts. Wait for the next code and try again.",
    lost: "Without the app, use a recovery code. Without either, contact those at Inmetro who validated your company.",
    again: "Begin again",
  },
  activation: {
    title: "Activate your access",
    lead: (name, email) =>
      `Hello, ${name}. You will sign in to the SGCI with the address ${email} and the password that you choose now.`,
    consentTitle: "Your data",
    consent: {
      version: "1",
      lead: "So that you can act for a company, Inmetro keeps and uses:",
      items: [
        "your name and your e-mail address",
        "the number that the SGCI gives you in place of a CPF",
        "the companies that you represent or are a member of, and the services delegated to you",
        "what you do in the SGCI, with date, time and network address",
      ],
      use: "The data serve to recognise you, to provide the services requested and to account for them. You may ask for a copy, a correction or the end of your access at any time (Brazilian Law 13.709/2018).",
    },
    agree: "I have read this and agree to the use of these data.",
    next: "Continue",
    againLead: "You took back your agreement to the use of your data. To act for a company again, agree once more.",
  },
  enrolment: {
    title: "Set up the second factor",
    lead: "Besides the password, each time you sign in you are asked for a code that only your device can make.",
    steps: [
      "Install a code app (TOTP) on your phone or computer, if you have none yet.",
      "In the app, add an account and point the camera at the picture, or type the key.",
      "Type below the six digits that the app shows.",
    ],
    imageLabel: "Picture with the key, for the camera of the code app",
    secretLabel: "Key, to be typed",
    confirm: "Confirm",
    refused: "The code is not right. Check the clock of the device, wait for the next code and type it.",
    passwordLead: "Type your password to set up a new second factor.",
    continue: "Continue",
    passwordRefused: "The password is not right, or there were too many attempts. Wait a few minutes and try again.",
  },
  recoveryCodes: {
    title: "Keep your recovery codes",
    lead: "If you lose the device, each of these codes opens your access once, in place of the code of the app.",
    once: "They are shown only now. Copy them to a safe place, away from the device.",
    listLabel: "Recovery codes",
    done: "I have kept them, open the SGCI",
  },
  recovery: {
    title: "Recover the password",
    lead: "Type the e-mail address that you sign in with. If there is an access with it, we send a link to choose another password.",
    send: "Send the link",
    sentTitle: "Look at your e-mail",
    sent: "If there is an access with this address, the link arrives within minutes and works once, for one hour. Look into the spam folder as well.",
    newTitle: "Choose another password",
    newLead: "All open sessions end. The second factor stays the same.",
    save: "Save the password",
    done: "The password was changed. Sign in with it.",
  },
  link: {
    title: "This link does not work",
    used: "It was used before, or a newer one was sent after it.",
    expired: "Its time is over.",
    unknown: "The address is incomplete or the link does not exist any more.",
    toLogin: "Go to sign in",
    toRecovery: "Ask for a new link",
  },
  own: {
    title: "My access",
    lead: "You sign in without gov.br, with an e-mail address, a password and a second factor.",
    level: "Own credentials",
    email: "Address to sign in with",
    codesLeft: (left) => (left === 1 ? "1 recovery code is left." : `${left} recovery codes are left.`),
    passwordTitle: "Change the password",
    changePassword: "Change the password",
    passwordChanged: "The password was changed. The other sessions have ended.",
    emailTitle: "Change the address to sign in with",
    emailLead: "We send a link to the new address. Until it is opened, nothing changes.",
    changeEmail: "Send the link",
    emailRequested: "We sent a link to the new address. Open it within 24 hours.",
    codesTitle: "New recovery codes",
    codesLead: "The old codes stop working. Type the code that the app shows now.",
    renewCodes: "Make new codes",
    confirmEmailTitle: "Confirm the new e-mail address",
    confirmEmailLead: (email) => `From now on you sign in to the SGCI with ${email}.`,
    confirmEmail: "Confirm",
    emailChanged: "The address to sign in with was changed.",
    back: "Back to the settings",
  },
  mail: {
    greeting: (name) => `Hello, ${name}.`,
    links: {
      activation: {
        subject: "Activate your access to Inmetro's SGCI",
        heading: "Activate your access",
        paragraphs: ({ company, capacity }) => [
          capacity === "member"
            ? `The company ${company} has invited you as a member, to open processes at Inmetro on its behalf.`
            : `Inmetro has validated the company ${company} and you as its legal representative.`,
          "With the link below you choose a password and set up a second factor. Have your phone at hand. The link works once, for 48 hours.",
          "If you do not know this company, ignore this message.",
        ],
        button: "Activate the access",
      },
      recovery: {
        subject: "Choose another SGCI password",
        heading: "Choose another password",
        paragraphs: () => [
          "Somebody asked for another password for your access to the SGCI. The link works once, for one hour.",
          "If it was not you, ignore this message: without the link nothing changes.",
        ],
        button: "Choose another password",
      },
      "second-factor": {
        subject: "Set up the second factor of the SGCI",
        heading: "Set up the second factor",
        paragraphs: () => [
          "Your access to the SGCI has no second factor. With the link, which works once, for 24 hours, you set up a new one. Your password is asked for, too.",
        ],
        button: "Set up the second factor",
      },
      email: {
        subject: "Confirm your new SGCI e-mail address",
        heading: "Confirm this address",
        paragraphs: () => [
          "You asked to sign in to the SGCI with this address. The link works once, for 24 hours.",
          "If it was not you, ignore this message: without the link nothing changes.",
        ],
        button: "Confirm this address",
      },
    },
    events: {
      activated: {
        subject: "Your access to the SGCI is active",
        heading: "Your access is active",
        text: ({ number }) =>
          `You can now sign in to the SGCI with your e-mail address, your password and the second factor. Your number is ${number}.`,
      },
      "company-added": {
        subject: "You represent one more company in the SGCI",
        heading: "You represent one more company",
        text: ({ company }) => `Inmetro has validated you as legal representative of the company ${company}. Sign in as always.`,
      },
      "password-changed": {
        subject: "The password of your SGCI access was changed",
        heading: "The password was changed",
        text: () => "The password of your access was changed, and the other sessions have ended.",
      },
      "email-changed": {
        subject: "The address of your SGCI access was changed",
        heading: "The address to sign in with was changed",
        text: ({ email }) => `From now on one signs in to the SGCI with the address ${email}.`,
      },
      "second-factor-reset": {
        subject: "The second factor of your SGCI access was removed",
        heading: "The second factor was removed",
        text: ({ reason }) =>
          `Inmetro's support has removed the second factor of your access. Reason: ${reason}. Another message brings the link to set up a new one.`,
      },
      "recovery-code-used": {
        subject: "A recovery code was used in the SGCI",
        heading: "A recovery code was used",
        text: ({ left }) => `Somebody signed in with your password and a recovery code. ${left} are left.`,
      },
      "recovery-codes-renewed": {
        subject: "New recovery codes of the SGCI",
        heading: "New recovery codes",
        text: () => "New recovery codes were made. The old ones do not work any more.",
      },
      locked: {
        subject: "Many attempts to sign in to your SGCI access",
        heading: "Many attempts to sign in",
        text: () =>
          "There were several wrong attempts to sign in with your address. Therefore each new attempt has to wait a few minutes. If it was you, wait and try again; if it was not, your password was not guessed.",
      },
      blocked: {
        subject: "Your access to the SGCI was blocked",
        heading: "Your access was blocked",
        text: ({ reason }) => `Inmetro has blocked your access. Reason: ${reason}.`,
      },
      unblocked: {
        subject: "Your access to the SGCI was unblocked",
        heading: "Your access was unblocked",
        text: ({ reason }) => `Inmetro has unblocked your access. Reason: ${reason}.`,
      },
    },
    doubt:
      "If it was not you, choose another password under “Recover the password” and contact those at Inmetro who validated your company.",
    button: "Open the SGCI",
  },
};
