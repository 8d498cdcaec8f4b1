/** What the embedded database says to whoever starts the system, when it cannot start. */
export const database = {
  noBinaries: (platform: string) =>
    `não há PostgreSQL embutido para este computador (${platform}). Instale um PostgreSQL e informe o endereço dele em DATABASE_URL.`,
  otherMajor: (folder: string, found: string, needed: string) =>
    `os dados em ${folder} foram gravados pelo PostgreSQL ${found}, e o embutido agora é o ${needed}. Nada foi alterado. Use a versão anterior deste programa, ou transfira os dados com pg_dump e pg_restore.`,
  otherOwner: (folder: string) =>
    `os dados em ${folder} pertencem a outro usuário deste computador. Inicie com esse usuário, ou escolha outra pasta em DATA_DIR.`,
  noUser:
    "o PostgreSQL não roda como root e não foi possível criar o usuário postgres. Inicie com um usuário comum, ou informe DATABASE_URL.",
  unreachable: (folder: string) =>
    `o usuário postgres não consegue entrar em ${folder}. Escolha outra pasta em DATA_DIR, inicie com um usuário comum, ou informe DATABASE_URL.`,
  credentialsMissing: (file: string) =>
    `falta o arquivo ${file}, que guarda a senha dos dados existentes. Restaure-o da cópia de segurança; nada foi alterado.`,
  initFailed: (details: string) => `o PostgreSQL embutido não conseguiu criar a pasta de dados. Ele disse: ${details}`,
  startFailed: (logFile: string, details: string) =>
    `o PostgreSQL embutido não iniciou. Veja ${logFile}. As últimas linhas: ${details}`,
} as const;
