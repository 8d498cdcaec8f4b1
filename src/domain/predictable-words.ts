/**
 * What passwords are made of again and again, in the languages of our pages: words and names of the published lists of
 * common passwords (RockYou, SecLists' Portuguese and Spanish ones), rows of keys, and what this service is about.
 */
export const predictableWords: readonly string[] = [
  ...["password", "passwort", "senha", "minhasenha", "contrasena", "clave", "passw", "secret", "segredo", "secreto", "acesso"],
  ...["acceso", "login", "usuario", "user", "admin", "administrador", "root", "welcome", "bemvindo", "bienvenido", "letmein"],
  ...["qwertyuiop", "qwerty", "qwert", "asdfghjkl", "asdfgh", "asdf", "zxcvbnm", "zxcvb", "azerty", "1q2w3e4r", "1qaz2wsx"],
  ...["qazwsx", "zaq12wsx", "iloveyou", "teamo", "teamomucho", "amor", "love", "forever", "parasempre", "siempre", "saudade"],
  ...["princess", "princesa", "sunshine", "dragon", "monkey", "shadow", "master", "football", "futebol", "futbol", "baseball"],
  ...[
    "superman",
    "batman",
    "pokemon",
    "starwars",
    "matrix",
    "hunter",
    "killer",
    "flamengo",
    "corinthians",
    "palmeiras",
    "gremio",
  ],
  ...[
    "santos",
    "vasco",
    "cruzeiro",
    "barcelona",
    "realmadrid",
    "liverpool",
    "chelsea",
    "arsenal",
    "brasil",
    "brazil",
    "portugal",
  ],
  ...["espana", "mexico", "argentina", "deus", "deusefiel", "jesus", "jesuscristo", "cristo", "maria", "michael", "jessica"],
  ...["ashley", "charlie", "jordan", "daniel", "gabriel", "fernanda", "carlos", "andrea", "alejandro", "familia", "family"],
  ...["mother", "father", "minhavida", "estrella", "estrela", "felicidade", "felicidad", "internet", "computer", "computador"],
  ...["changeme", "mudar", "trocar", "default", "padrao", "temporal", "teste", "testing", "test", "prueba", "inicial", "hello"],
  ...["summer", "winter", "spring", "autumn", "verao", "inverno", "verano", "invierno", "january", "janeiro", "enero", "monday"],
  ...["inmetro", "orquestra", "sgci", "govbr", "company", "empresa", "google", "microsoft", "correct horse battery staple"],
  ...["correcthorsebatterystaple", "abcdef", "abc123", "123456", "654321", "112233", "102030", "123321"],
];
