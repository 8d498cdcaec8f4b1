import type { CredentialTexts } from "./types.ts";

export const es: CredentialTexts = {
  fields: {
    email: "Correo electrónico",
    password: "Contraseña",
    passwordHint:
      "Al menos 12 caracteres. Varias palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar. Puede pegarla desde un gestor de contraseñas.",
    repeat: "Repita la contraseña",
    code: "Código",
    codeHint: "Los seis números que la aplicación muestra ahora, o uno de sus códigos de recuperación.",
    enrolmentCodeHint: "Los seis números que la aplicación muestra ahora.",
    current: "Contraseña actual",
    newPassword: "Nueva contraseña",
    newEmail: "Nuevo correo electrónico",
  },
  errors: {
    password: {
      "too-short": "La contraseña necesita al menos 12 caracteres.",
      "too-long": "La contraseña puede tener como máximo 128 caracteres.",
      predictable:
        "Esta contraseña es fácil de adivinar: las palabras comunes, los nombres, los años y las secuencias cuentan poco. Elija otra.",
    },
    repeat: "Las dos contraseñas son diferentes.",
    consent: "Sin su conformidad no podemos crear el acceso.",
    code: "El código no es correcto. Espere el siguiente y escríbalo.",
    currentWrong: "La contraseña actual no es correcta, o hubo demasiados intentos. Espere unos minutos e intente de nuevo.",
    email: "Escriba un correo electrónico válido, como nombre@ejemplo.com.",
    passwordMissing: "Escriba su contraseña.",
  },
  login: {
    title: "Entrar sin CPF",
    lead: "Para quien representa a una empresa extranjera validada por el Inmetro, o es miembro de ella, y no tiene CPF de Brasil.",
    enter: "Continuar",
    refused:
      "No fue posible entrar con estos datos. Revise el correo y la contraseña. Después de varios intentos hay que esperar unos minutos.",
    forgotten: "Olvidé mi contraseña",
    govbr: "¿Tiene CPF?",
    govbrLink: "Entre con su cuenta gov.br en la página inicial.",
    ended: "El tiempo para terminar de entrar se acabó. Empiece de nuevo.",
    linkMailedTitle: "Falta el segundo factor",
    linkMailed:
      "Su contraseña es correcta, pero su acceso aún no tiene un segundo factor. Le enviamos a su correo un enlace para configurarlo.",
  },
  code: {
    title: "Confirme que es usted",
    lead: "Abra en su teléfono o computadora la aplicación de códigos que configuró para el SGCI.",
    enter: "Entrar",
    refused: "El código no es correcto, ya fue usado, o hubo demasiados intentos. Espere el siguiente código e intente de nuevo.",
    lost: "Sin la aplicación, use un código de recuperación. Sin ninguno de los dos, hable con quien validó a su empresa en el Inmetro.",
    again: "Empezar de nuevo",
  },
  activation: {
    title: "Active su acceso",
    lead: (name, email) => `Hola, ${name}. Usted entrará en el SGCI con el correo ${email} y la contraseña que elija ahora.`,
    consentTitle: "Sus datos",
    consent: {
      version: "1",
      lead: "Para que usted actúe por una empresa, el Inmetro guarda y usa:",
      items: [
        "su nombre y su correo electrónico",
        "el número de registro que el SGCI le da en lugar del CPF",
        "las empresas que representa o de las que es miembro, y los servicios que le delegaron",
        "lo que usted hace en el SGCI, con fecha, hora y dirección de red",
      ],
      use: "Los datos sirven para reconocerlo, prestar los servicios pedidos y rendir cuentas de ellos. Puede pedir una copia, una corrección o el fin del acceso en cualquier momento (Ley brasileña 13.709/2018).",
    },
    agree: "He leído y estoy de acuerdo con el uso de estos datos.",
    next: "Continuar",
    againLead:
      "Usted retiró su conformidad con el uso de sus datos. Para actuar de nuevo por una empresa, dé su conformidad otra vez.",
  },
  enrolment: {
    title: "Configure el segundo factor",
    lead: "Además de la contraseña, cada entrada pide un código que solo su dispositivo sabe generar.",
    steps: [
      "Instale una aplicación de códigos (TOTP) en el teléfono o la computadora, si aún no tiene una.",
      "En la aplicación, agregue una cuenta y apunte la cámara a la imagen, o escriba la clave.",
      "Escriba abajo los seis números que muestra la aplicación.",
    ],
    imageLabel: "Imagen con la clave, para la cámara de la aplicación de códigos",
    secretLabel: "Clave, para escribir",
    confirm: "Confirmar",
    refused: "El código no es correcto. Revise la hora del dispositivo, espere el siguiente código y escríbalo.",
    passwordLead: "Escriba su contraseña para configurar un nuevo segundo factor.",
    continue: "Continuar",
    passwordRefused: "La contraseña no es correcta, o hubo demasiados intentos. Espere unos minutos e intente de nuevo.",
  },
  recoveryCodes: {
    title: "Guarde los códigos de recuperación",
    lead: "Si pierde el dispositivo, cada uno de estos códigos abre su acceso una vez, en lugar del código de la aplicación.",
    once: "Solo aparecen ahora. Cópielos en un lugar seguro, lejos del dispositivo.",
    listLabel: "Códigos de recuperación",
    done: "Ya los guardé, abrir el SGCI",
  },
  recovery: {
    title: "Recuperar la contraseña",
    lead: "Escriba el correo con que usted entra. Si hay un acceso con él, enviamos un enlace para elegir otra contraseña.",
    send: "Enviar el enlace",
    sentTitle: "Vea su correo",
    sent: "Si hay un acceso con este correo, el enlace llega en unos minutos y funciona una vez, durante una hora. Vea también la carpeta de spam.",
    newTitle: "Elija otra contraseña",
    newLead: "Todas las sesiones abiertas terminan. El segundo factor sigue siendo el mismo.",
    save: "Guardar la contraseña",
    done: "La contraseña fue cambiada. Entre con ella.",
  },
  link: {
    title: "Este enlace no funciona",
    used: "Ya fue usado, o después se envió uno más nuevo.",
    expired: "Su plazo se acabó.",
    unknown: "La dirección está incompleta o el enlace ya no existe.",
    toLogin: "Ir a la entrada",
    toRecovery: "Pedir un nuevo enlace",
  },
  own: {
    title: "Mi acceso",
    lead: "Usted entra sin gov.br, con correo, contraseña y un segundo factor.",
    level: "Credencial propia",
    email: "Correo de entrada",
    codesLeft: (left) => (left === 1 ? "Queda 1 código de recuperación." : `Quedan ${left} códigos de recuperación.`),
    passwordTitle: "Cambiar la contraseña",
    changePassword: "Cambiar la contraseña",
    passwordChanged: "La contraseña fue cambiada. Las otras sesiones terminaron.",
    emailTitle: "Cambiar el correo de entrada",
    emailLead: "Enviamos un enlace a la nueva dirección. Hasta que se abra, nada cambia.",
    changeEmail: "Enviar el enlace",
    emailRequested: "Enviamos un enlace a la nueva dirección. Ábralo en un plazo de 24 horas.",
    codesTitle: "Nuevos códigos de recuperación",
    codesLead: "Los códigos antiguos dejan de valer. Escriba el código que la aplicación muestra ahora.",
    renewCodes: "Generar nuevos códigos",
    confirmEmailTitle: "Confirme el nuevo correo",
    confirmEmailLead: (email) => `De ahora en adelante usted entra en el SGCI con ${email}.`,
    confirmEmail: "Confirmar",
    emailChanged: "El correo de entrada fue cambiado.",
    back: "Volver a la configuración",
  },
  mail: {
    greeting: (name) => `Hola, ${name}.`,
    links: {
      activation: {
        subject: "Active su acceso al SGCI del Inmetro",
        heading: "Active su acceso",
        paragraphs: ({ company, capacity }) => [
          capacity === "member"
            ? `La empresa ${company} lo invitó como miembro, para abrir procesos del Inmetro en nombre de ella.`
            : `El Inmetro validó a la empresa ${company} y a usted como su representante legal.`,
          "Con el enlace de abajo elige una contraseña y configura un segundo factor. Tenga el teléfono a mano. El enlace funciona una vez, durante 48 horas.",
          "Si usted no conoce a esta empresa, ignore este mensaje.",
        ],
        button: "Activar el acceso",
      },
      recovery: {
        subject: "Elija otra contraseña del SGCI",
        heading: "Elija otra contraseña",
        paragraphs: () => [
          "Alguien pidió otra contraseña para su acceso al SGCI. El enlace funciona una vez, durante una hora.",
          "Si no fue usted, ignore este mensaje: sin el enlace nada cambia.",
        ],
        button: "Elegir otra contraseña",
      },
      "second-factor": {
        subject: "Configure el segundo factor del SGCI",
        heading: "Configure el segundo factor",
        paragraphs: () => [
          "Su acceso al SGCI está sin segundo factor. Con el enlace, que funciona una vez, durante 24 horas, configura uno nuevo. También se pide su contraseña.",
        ],
        button: "Configurar el segundo factor",
      },
      email: {
        subject: "Confirme su nuevo correo del SGCI",
        heading: "Confirme este correo",
        paragraphs: () => [
          "Usted pidió entrar en el SGCI con esta dirección. El enlace funciona una vez, durante 24 horas.",
          "Si no fue usted, ignore este mensaje: sin el enlace nada cambia.",
        ],
        button: "Confirmar este correo",
      },
    },
    events: {
      activated: {
        subject: "Su acceso al SGCI está activo",
        heading: "Su acceso está activo",
        text: ({ number }) =>
          `Ya puede entrar en el SGCI con su correo, su contraseña y el segundo factor. Su número es ${number}.`,
      },
      "company-added": {
        subject: "Usted representa a una empresa más en el SGCI",
        heading: "Usted representa a una empresa más",
        text: ({ company }) => `El Inmetro lo validó como representante legal de la empresa ${company}. Entre como siempre.`,
      },
      "password-changed": {
        subject: "La contraseña de su acceso al SGCI fue cambiada",
        heading: "La contraseña fue cambiada",
        text: () => "La contraseña de su acceso fue cambiada, y las otras sesiones terminaron.",
      },
      "email-changed": {
        subject: "El correo de su acceso al SGCI fue cambiado",
        heading: "El correo de entrada fue cambiado",
        text: ({ email }) => `De ahora en adelante se entra en el SGCI con la dirección ${email}.`,
      },
      "second-factor-reset": {
        subject: "El segundo factor de su acceso al SGCI fue retirado",
        heading: "El segundo factor fue retirado",
        text: ({ reason }) =>
          `La atención del Inmetro retiró el segundo factor de su acceso. Motivo: ${reason}. Otro mensaje trae el enlace para configurar uno nuevo.`,
      },
      "recovery-code-used": {
        subject: "Se usó un código de recuperación en el SGCI",
        heading: "Se usó un código de recuperación",
        text: ({ left }) => `Alguien entró con su contraseña y un código de recuperación. Quedan ${left}.`,
      },
      "recovery-codes-renewed": {
        subject: "Nuevos códigos de recuperación del SGCI",
        heading: "Nuevos códigos de recuperación",
        text: () => "Se generaron nuevos códigos de recuperación. Los antiguos dejaron de valer.",
      },
      locked: {
        subject: "Muchos intentos de entrar en su acceso al SGCI",
        heading: "Muchos intentos de entrar",
        text: () =>
          "Hubo varios intentos equivocados de entrar con su correo. Por eso cada nuevo intento espera unos minutos. Si fue usted, espere e intente de nuevo; si no, su contraseña no fue adivinada.",
      },
      blocked: {
        subject: "Su acceso al SGCI fue bloqueado",
        heading: "Su acceso fue bloqueado",
        text: ({ reason }) => `El Inmetro bloqueó su acceso. Motivo: ${reason}.`,
      },
      unblocked: {
        subject: "Su acceso al SGCI fue liberado",
        heading: "Su acceso fue liberado",
        text: ({ reason }) => `El Inmetro liberó de nuevo su acceso. Motivo: ${reason}.`,
      },
    },
    doubt:
      "Si no fue usted, elija otra contraseña en “Recuperar la contraseña” y hable con quien validó a su empresa en el Inmetro.",
    button: "Abrir el SGCI",
  },
};
