import type { ForeignTexts } from "./types.ts";

const named = (company: string) => (company === "" ? "su empresa" : company);
const opinion = (note: string | null) => (note === null ? [] : [`El equipo escribió: ${note}`]);

export const es: ForeignTexts = {
  start: {
    title: "Registro de empresas extranjeras",
    lead: "Para empresas registradas fuera de Brasil que quieren servicios del Inmetro y no tienen CNPJ (el número brasileño de empresas) ni representación legal en Brasil. Nadie necesita venir a Brasil, tener CPF ni hablar portugués.",
    stepsTitle: "Cómo funciona",
    steps: [
      "Usted dice si la empresa tiene CNPJ o representación legal en Brasil y confirma su correo electrónico con un código.",
      "Completa los datos de la empresa, elige el servicio y adjunta los documentos de registro. Lo que completó se guarda durante 30 días.",
      "El equipo responsable del servicio analiza la solicitud y responde por correo electrónico: la valida, pide correcciones o la rechaza, siempre con el motivo.",
      "Una vez validada la empresa, su representante recibe por correo electrónico una invitación para crear la contraseña y abre los procesos en este portal.",
    ],
    begin: "Empezar la solicitud",
    resume: "Hay una solicitud abierta en este navegador.",
    resumeLink: "Abrir la solicitud",
    another: "Empezar otra solicitud",
    followTitle: "¿Ya envió una solicitud?",
    follow:
      "Cada mensaje nuestro trae un enlace a la solicitud. Si lo perdió, escriba el correo electrónico de la solicitud y le enviaremos otro.",
    followLabel: "Correo electrónico de la solicitud",
    followSend: "Enviar el enlace",
    followSent: "Si hay una solicitud con ese correo electrónico, el enlace llegará en unos minutos.",
    signInTitle: "¿Su empresa ya fue validada?",
    signIn: "Entre con su correo electrónico y la contraseña que creó.",
    signInLink: "Entrar con correo electrónico y contraseña",
  },
  email: {
    title: "Confirme su correo electrónico",
    lead: "Todo sobre la solicitud llega por correo electrónico. Nada se guarda antes de confirmar la dirección.",
    label: "Correo electrónico",
    send: "Enviar el código",
    invalid: "Escriba un correo electrónico válido, por ejemplo nombre@empresa.com.",
    limit: "Ya enviamos demasiados códigos. Espere una hora e intente de nuevo.",
    sent: (email) => `Enviamos un código a ${email}.`,
    codeTitle: "Escriba el código",
    codeLabel: "Código de seis dígitos",
    codeHint: "Llega en unos minutos y vale por 30 minutos. Mire también en la carpeta de correo no deseado.",
    confirm: "Confirmar el correo electrónico",
    wrong: "Este código no vale. Revise los seis dígitos o pida otro código.",
    otherTitle: "¿No llegó?",
    other: "Revise la dirección y pida otro código. Solo vale el último código.",
    confirmTitle: "Confirmar el correo electrónico de la solicitud",
    confirmText: "Confirme para continuar el registro de su empresa en este navegador.",
    expired: "Este código ya no vale. Vuelva a la solicitud y pida otro, o empiece de nuevo.",
  },
  journey: {
    progressLabel: "Etapas de la solicitud",
    progress: (position, total, step) => `Etapa ${position} de ${total}: ${step}`,
    done: "concluida",
    alreadyDone: "Esta etapa ya se completó. Usted está en la etapa actual.",
    none: "No hay ninguna solicitud en curso en este navegador. Use el enlace que recibió por correo electrónico o empiece una solicitud.",
    processingTitle: "Estamos preparando la próxima etapa",
    processing: "Suele tardar pocos segundos. La página se actualiza sola; nada de lo que escribió se pierde.",
    reload: "Actualizar ahora",
    incidentTitle: "Una etapa automática necesita atención",
    incident:
      "El sistema no pudo completar una etapa de su solicitud, y el equipo responsable ya puede verla. Nada de lo que escribió se perdió. Vuelva más tarde a esta página.",
    reference: "Número para la atención:",
    cancelledTitle: "Solicitud cerrada",
    cancelled: "Esta solicitud fue cerrada por el equipo del Inmetro.",
    toFollow: "Seguir la solicitud",
    toStart: "Volver al inicio",
    national:
      "Quien tiene CNPJ o representación legal en Brasil se registra con la cuenta gov.br y el certificado e-CNPJ. Lo que escribió aquí va incluido, con los documentos. Las páginas siguientes están en portugués.",
    nationalButton: "Continuar por la vía nacional",
    documents: "Adjunte el comprobante de registro de la empresa y la prueba de los poderes del representante en",
    documentsLink: "Documentos",
  },
  submission: {
    incomplete: "Revise todos los campos obligatorios, el país y el servicio, y envíe de nuevo.",
    taken:
      "Una empresa de este país con este número de registro ya está registrada o tiene una solicitud en curso. Si es la suya, use el enlace que recibió por correo electrónico o entre con su contraseña; si no, revise el número.",
  },
  documents: {
    title: "Documentos",
    none: "No se adjuntó ningún documento.",
    columns: ["Documento", "Tamaño", "Situación", "Opción"],
    handedIn: (submission) => `entregado con el envío ${submission}`,
    label: "Elegir documentos",
    hint: "PDF, PNG, JPEG, Word (docx), Excel (xlsx) u OpenDocument (odt, ods), hasta 20 MB cada uno.",
    send: "Adjuntar",
    remove: "Quitar",
    removeLabel: (name) => `Quitar ${name}`,
    removed: (name) => `${name} fue quitado.`,
    added: (names) => (names.length === 1 ? `${names[0]} fue adjuntado.` : `${names.length} documentos fueron adjuntados.`),
    back: "Volver a la solicitud",
    size: (bytes) =>
      bytes < 1024 * 1024
        ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("es")} KB`
        : `${(bytes / (1024 * 1024)).toLocaleString("es", { maximumFractionDigits: 1 })} MB`,
    error: (name, text) => `${name} ${text}`,
    errors: {
      none: "Elija al menos un documento.",
      "too-large": "tiene más de 20 MB. Redúzcalo o divídalo.",
      empty: "está vacío.",
      type: "no es PDF, PNG, JPEG, docx, xlsx, odt ni ods. El tipo se reconoce por el contenido, no por el nombre.",
      macros: "contiene macros, que no se aceptan. Guárdelo sin macros o en PDF.",
      "document-limit": "no cabe: una solicitud guarda hasta 50 documentos y 100 MB.",
      "too-many": "Envíe hasta 20 documentos a la vez: los demás no se recibieron.",
      sending: "Enviando…",
      failed: "El envío no terminó: se cortó la conexión o el sistema no respondió. Nada se perdió; intente de nuevo.",
    },
  },
  follow: {
    title: (number) => `Solicitud ${number}`,
    facts: {
      number: "Número de la solicitud",
      state: "Situación",
      company: "Empresa",
      country: "País",
      registerNumber: "Número de registro",
      service: "Servicio",
      team: "Equipo responsable",
      email: "Correo electrónico",
      until: "Plazo",
    },
    states: {
      draft: "En preparación",
      received: "Recibida",
      analysing: "En análisis",
      correcting: "Corrección pedida",
      validated: "Validada",
      refused: "Rechazada",
      national: "Pasó a la vía nacional",
      expired: "Cerrada sin respuesta",
    },
    explain: {
      draft: "La solicitud todavía no fue enviada.",
      received: "El equipo recibió la solicitud y la analizará. No hace falta hacer nada.",
      analysing: "El equipo está analizando la solicitud. No hace falta hacer nada.",
      correcting: "El equipo pidió correcciones. Corrija la solicitud y envíela de nuevo dentro del plazo.",
      validated:
        "La empresa fue validada. Su representante recibió por correo electrónico la invitación para crear la contraseña.",
      refused: "El equipo rechazó la solicitud; el motivo está en el historial. Puede hacer otra solicitud.",
      national: "La empresa sigue por la vía nacional, con lo que usted escribió y los documentos.",
      expired: "El plazo pasó sin respuesta y la solicitud se cerró. No es un rechazo: puede hacer otra solicitud.",
    },
    historyTitle: "Historial",
    historyColumns: ["Situación", "Cuándo", "Mensaje"],
    submission: (number) => `envío ${number}`,
    until: (day) => `Plazo: hasta el ${day}.`,
    linkUnknownTitle: "Este enlace ya no vale",
    linkUnknown: "Venció o está incompleto. Pida otro con el correo electrónico de la solicitud.",
    leave: "Cerrar la solicitud en este navegador",
    left: "La solicitud se cerró en este navegador. El enlace del correo electrónico lleva de vuelta a ella.",
  },
  problems: {
    unavailable: {
      title: "El sistema no está disponible por el momento",
      text: "Una parte del sistema no respondió. Nada de lo que completó se perdió.",
      next: "Espere un minuto e intente de nuevo.",
    },
    unexpected: {
      title: "Algo salió mal de nuestro lado",
      text: "El error quedó registrado. Nada de lo que completó se perdió.",
      next: "Intente de nuevo. Si vuelve a ocurrir, informe al Inmetro el número de abajo.",
    },
    notFound: {
      title: "Página no encontrada",
      text: "La dirección no existe o cambió.",
      next: "Revise la dirección o vuelva al inicio.",
    },
    badRequest: {
      title: "No entendimos lo que se envió",
      text: "Lo enviado no tiene el formato esperado. Nada cambió.",
      next: "Vuelva, actualice la página e intente de nuevo.",
    },
    tooLarge: { title: "Lo enviado es demasiado grande", text: "Nada cambió.", next: "Vuelva, redúzcalo y envíelo de nuevo." },
    csrf: {
      title: "Esta página estuvo abierta demasiado tiempo",
      text: "Por seguridad, el envío no fue aceptado. Nada cambió.",
      next: "Vuelva a la solicitud: sigue en la misma etapa.",
    },
    tooMany: {
      title: "Demasiados intentos en poco tiempo",
      text: "Este acceso está en pausa por unos instantes.",
      next: (seconds) => `Espere ${seconds} segundos e intente de nuevo.`,
    },
    signInNeeded: {
      title: "La solicitud no está abierta en este navegador",
      text: "Para verla, use el enlace que recibió por correo electrónico.",
      next: "Si lo perdió, pida otro con el correo electrónico de la solicitud.",
    },
  },
  problemActions: { start: "Volver al inicio", reference: "Número para la atención:" },
  mail: {
    greeting: "Hola:",
    button: "Abrir la solicitud",
    codeSubject: "Su código del Inmetro",
    codeHeading: "Confirme su correo electrónico",
    code: (code) => [
      `Su código es ${code}. Vale por 30 minutos.`,
      "Escríbalo en la página en la que empezó el registro de su empresa, o use el botón.",
      "Si no pidió este código, ignore este mensaje: nada se guardó.",
    ],
    codeButton: "Confirmar el correo electrónico",
    kinds: {
      received: {
        subject: (number) => `Solicitud ${number} recibida`,
        heading: "Recibimos su solicitud",
        paragraphs: ({ number, company, until }) => [
          `La solicitud ${number}, de registro de ${named(company)}, llegó al equipo responsable.`,
          ...(until === null
            ? []
            : [`La respuesta debe salir hasta el ${until}. Le avisamos de cada paso por correo electrónico.`]),
          "Guarde este mensaje: el botón lleva a la solicitud sin contraseña. No lo reenvíe a quien no deba verla.",
        ],
      },
      analysing: {
        subject: (number) => `Solicitud ${number} en análisis`,
        heading: "Su solicitud está en análisis",
        paragraphs: ({ number, company }) => [`El equipo empezó a analizar la solicitud ${number}, de ${named(company)}.`],
      },
      correcting: {
        subject: (number) => `Solicitud ${number}: corrección pedida`,
        heading: "El equipo pidió correcciones",
        paragraphs: ({ number, note, until }) => [
          `La solicitud ${number} necesita correcciones.`,
          ...opinion(note),
          ...(until === null ? [] : [`Corríjala y envíela de nuevo hasta el ${until}. Después la solicitud se cierra.`]),
        ],
      },
      "correction-due": {
        subject: (number) => `Solicitud ${number}: el plazo está por terminar`,
        heading: "El plazo para corregir está por terminar",
        paragraphs: ({ number, until }) => [
          `La solicitud ${number} espera sus correcciones${until === null ? "" : ` hasta el ${until}`}. Después se cierra.`,
        ],
      },
      validated: {
        subject: (number) => `Solicitud ${number}: empresa validada`,
        heading: "La empresa fue validada",
        paragraphs: ({ number, company, note }) => [
          `La solicitud ${number} fue aceptada: ${named(company)} puede solicitar servicios del Inmetro.`,
          ...opinion(note),
          "La invitación para crear la contraseña llega en otro mensaje.",
        ],
      },
      refused: {
        subject: (number) => `Solicitud ${number}: rechazada`,
        heading: "La solicitud fue rechazada",
        paragraphs: ({ number, note }) => [
          `El equipo rechazó la solicitud ${number}.`,
          ...opinion(note),
          "Puede hacer otra solicitud cuando quiera.",
        ],
      },
      national: {
        subject: (number) => `Solicitud ${number}: siga por la vía nacional`,
        heading: "Su empresa sigue por la vía nacional",
        paragraphs: ({ number, note }) => [
          `El equipo verificó que la empresa de la solicitud ${number} tiene CNPJ o representación legal en Brasil.`,
          ...opinion(note),
          "Se registra con la cuenta gov.br y el certificado e-CNPJ. Lo que usted escribió va incluido, con los documentos: abra la solicitud y continúe desde allí.",
        ],
      },
      expired: {
        subject: (number) => `Solicitud ${number}: cerrada sin respuesta`,
        heading: "La solicitud se cerró",
        paragraphs: ({ number }) => [
          `El plazo para corregir la solicitud ${number} pasó sin respuesta. No es un rechazo: puede hacer otra solicitud.`,
        ],
      },
      "draft-expired": {
        subject: () => "Su solicitud de registro no fue enviada",
        heading: "El borrador se cerró",
        paragraphs: () => ["La solicitud no se envió en 30 días y el borrador se cerró. Empiece otra cuando quiera."],
      },
      link: {
        subject: (number) => `Solicitud ${number}: su enlace`,
        heading: "El enlace a su solicitud",
        paragraphs: ({ number }) => [`El botón lleva a la solicitud ${number}. Si no pidió este mensaje, ignórelo.`],
      },
    },
  },
};
