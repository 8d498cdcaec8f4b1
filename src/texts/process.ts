/** What the command line says to whoever starts and operates the system. */
export const process = {
  settingMissing: (name: string, why: string) =>
    `Falta a configuração ${name}: ${why}. Defina a variável de ambiente ${name} e inicie de novo.`,
  settingWrong: (name: string, rule: string, found: string) =>
    `A configuração ${name} está errada: ${rule}; veio ${JSON.stringify(found)}. Corrija a variável de ambiente ${name} e inicie de novo.`,
  rules: {
    port: "deve ser um número inteiro de 0 a 65535",
    count: "deve ser um número inteiro a partir de 1",
    url: "deve ser um endereço completo, com http:// ou https://",
    postgresUrl: "deve ser um endereço postgres://usuario:senha@servidor:5432/banco",
    smtpUrl: "deve ser um endereço smtp:// ou smtps://",
    key: "deve ter 32 bytes em base64 (gere com: openssl rand -base64 32)",
    level: "deve ser um de: fatal, error, warn, info, debug, trace, silent",
    onOff: "deve ser on ou off",
    window: "deve ser um intervalo de horas como 02:00-05:00, ou off",
    addresses: "deve ter endereços IP ou faixas (como 10.0.0.0/8), separados por vírgula",
    file: "deve ser o caminho de um arquivo que este processo possa ler",
    httpsInProduction: "em produção (NODE_ENV=production) deve começar com https://",
  },
  reasons: {
    production: "em produção ela não tem valor padrão",
    govbr: "ela acompanha GOVBR_ISSUER",
    externalEngine: "ela acompanha ENGINE_REST_URL",
    certificateHost: "em produção o servidor de certificados precisa dela",
  },
  unknownPart: (name: string) => `Parte desconhecida: ${JSON.stringify(name)}. Use all, engine, workers, portal ou deploy.`,
  starting: "Orquestra gov.br está iniciando…",
  step: (what: string, seconds: number) => `  ✓ ${what} (${seconds.toFixed(1).replace(".", ",")} s)`,
  steps: {
    database: (embedded: boolean) => (embedded ? "PostgreSQL embutido" : "PostgreSQL de DATABASE_URL"),
    engine: "motor de processos",
    store: "cadastro de empresas e delegações",
    simulator: "simulador do gov.br, autoridade de teste e caixa de correio",
    models: "modelos e formulários implantados",
    taskList: (product: string, url: string) => `lista de tarefas do ${product}: ${url}`,
    catalogue: "catálogo de serviços",
    workers: "executores das tarefas automáticas (workers)",
    mail: "envio de e-mails",
    portal: "portal",
    certificateHost: "servidor de certificados",
    metrics: "métricas",
  },
  ready: (seconds: number) => `Pronto em ${seconds.toFixed(1).replace(".", ",")} s.`,
  addresses: "Endereços",
  address: {
    portal: "Portal",
    engine: "Motor (REST)",
    certificates: "Certificados",
    simulator: "gov.br (simulador)",
    mailbox: "Caixa de correio",
    people: "Pessoas de teste",
    engineUser: "Usuário do motor",
  },
  people: "Pessoas para entrar: CPF, senha, nome e situação",
  data: (folder: string) => `Os dados ficam em ${folder}. Detalhes do que acontece: ${folder}/log/orquestra.log`,
  howToStop: "Para parar: Ctrl-C. Nada se perde; ao iniciar de novo, tudo continua de onde estava.",
  stopping: "Encerrando…",
  stopped: "Encerrado.",
  stopTooSlow: "O encerramento passou de dez segundos e foi interrompido; o que estava em andamento continua no próximo início.",
  crashed: (reason: string) => `Erro inesperado; o processo é encerrado: ${reason}`,
  failed: (reason: string) => `Não foi possível iniciar: ${reason}`,
  commandFailed: (reason: string) => `O comando não foi executado: ${reason}`,
  portBusy: (port: number, setting: string) =>
    `a porta ${port} já está em uso. Encerre o outro programa ou escolha outra porta com a variável de ambiente ${setting}.`,
  portForbidden: (port: number, setting: string) =>
    `este usuário não pode usar a porta ${port}. Escolha outra, a partir de 1024, com a variável de ambiente ${setting}.`,
  dataDirUnusable: (folder: string, reason: string) =>
    `não é possível gravar na pasta de dados ${folder} (${reason}). Escolha outra pasta com a variável de ambiente DATA_DIR.`,
  databaseUnreachable: (host: string, reason: string) =>
    `o banco de dados em ${host} não responde (${reason}). Confira se ele está no ar e o endereço na variável de ambiente DATABASE_URL.`,
  engineUnreachable: (url: string) =>
    `o motor de processos em ${url} não responde. Confira se ele está no ar e o endereço na variável de ambiente ENGINE_REST_URL ou ENGINE_PORT.`,
  engineRefusesUser: (url: string) =>
    `o motor de processos em ${url} não aceita o usuário e a senha. Confira as variáveis de ambiente ENGINE_REST_USER e ENGINE_REST_PASSWORD.`,
  certificateProxyNeeds: "CERTIFICATE_PROXY_ADDRESSES precisa de CERTIFICATE_PROXY_HEADER",
} as const;
