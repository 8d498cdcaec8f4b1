import type { RefusalCode } from "../domain/refusal.ts";

/** What a person reads when something is refused: why, what to do now, and who can do it. */
export interface RefusalText {
  title: string;
  cause: string;
  nextStep: string;
  who: string;
}

const you = "Você mesmo(a).";
const holder = "O sócio ou representante legal que consta como responsável no e-CNPJ.";
const representative = "Um sócio ou representante legal da empresa.";
const authority = "A Autoridade Certificadora ou o ponto de atendimento que emitiu o certificado.";

/** One text per code. Accurate to Inmetro's rules: only sócio and representante legal are recognised, one e-CNPJ per branch. */
export const refusals: Record<RefusalCode, RefusalText> = {
  "ecnpj-missing": {
    title: "Nenhum certificado foi apresentado",
    cause: "O navegador não enviou nenhum certificado digital.",
    nextStep:
      "Conecte o token ou instale o arquivo do e-CNPJ, feche todas as janelas do navegador, abra-o de novo e repita. Não use janela anônima.",
    who: holder,
  },
  "ecnpj-unreadable": {
    title: "Não foi possível ler o certificado",
    cause: "Os dados da empresa não puderam ser lidos no certificado apresentado.",
    nextStep: "Verifique se escolheu o e-CNPJ certo e tente de novo. Se o erro continuar, procure quem emitiu o certificado.",
    who: authority,
  },
  "ecnpj-not-ecnpj": {
    title: "Este certificado não é um e-CNPJ",
    cause: "O certificado apresentado não é de pessoa jurídica: ele não traz o CNPJ de uma empresa.",
    nextStep: "Escolha o certificado e-CNPJ da empresa. O e-CPF serve para entrar no gov.br, mas não para vincular a empresa.",
    who: holder,
  },
  "ecnpj-expired": {
    title: "O certificado está vencido",
    cause: "O prazo de validade deste e-CNPJ já terminou.",
    nextStep:
      "Renove o e-CNPJ ou escolha outro que esteja válido. Se já renovou, feche o navegador para que ele deixe de usar o certificado antigo.",
    who: holder,
  },
  "ecnpj-not-yet-valid": {
    title: "O certificado ainda não vale",
    cause: "A validade deste e-CNPJ começa em uma data futura.",
    nextStep: "Aguarde o início da validade e tente de novo, ou escolha outro e-CNPJ que já esteja válido.",
    who: holder,
  },
  "ecnpj-revoked": {
    title: "O certificado foi revogado",
    cause: "Este e-CNPJ foi cancelado antes do fim do prazo de validade.",
    nextStep: "Escolha outro e-CNPJ da empresa ou emita um novo.",
    who: holder,
  },
  "ecnpj-unknown-authority": {
    title: "O certificado não é da ICP-Brasil",
    cause: "Este certificado não foi emitido por uma Autoridade Certificadora da ICP-Brasil.",
    nextStep: "Use um e-CNPJ emitido por uma Autoridade Certificadora credenciada na ICP-Brasil.",
    who: holder,
  },
  "ecnpj-selo-without-cpf": {
    title: "O certificado não diz quem é o responsável",
    cause: "Este certificado traz o CNPJ da empresa, mas não o CPF de um responsável.",
    nextStep:
      "Use o e-CNPJ da empresa em que consta o seu CPF como responsável. Um selo eletrônico não serve para vincular a empresa.",
    who: holder,
  },
  "ecnpj-ticket-invalid": {
    title: "O endereço de apresentação do certificado já não vale",
    cause: "Cada endereço para apresentar o certificado só funciona uma vez e por pouco tempo, e este já foi usado ou venceu.",
    nextStep: "Volte ao portal e peça de novo para apresentar o certificado.",
    who: you,
  },
  "ecnpj-other-cpf": {
    title: "O certificado é de outra pessoa",
    cause: "O CPF do responsável neste e-CNPJ não é o CPF da conta gov.br com que você entrou.",
    nextStep: "Saia do gov.br e entre com a conta do responsável pelo e-CNPJ, ou escolha o e-CNPJ em que consta o seu CPF.",
    who: holder,
  },
  "ecnpj-contador": {
    title: "Contador(a) não representa a empresa no Orquestra",
    cause:
      "Na Receita Federal você consta como contador(a) desta empresa, e o Inmetro só reconhece sócio ou representante legal.",
    nextStep:
      "Cadastre-se como membro da empresa (Etapa 2). Depois, peça a um sócio ou representante legal que delegue os serviços a você.",
    who: representative,
  },
  "ecnpj-nao-atuante": {
    title: "Você não consta como sócio(a) nem como representante legal",
    cause:
      "O e-CNPJ traz o seu CPF, mas na Receita Federal você não consta como sócio(a) nem como representante legal desta empresa.",
    nextStep:
      "Se você é sócio(a) ou representante legal, a empresa deve corrigir o cadastro na Receita Federal. Se não é, cadastre-se como membro (Etapa 2) e peça a um deles que delegue serviços a você.",
    who: representative,
  },
  "ecnpj-colaborador": {
    title: "Quem é “Colaborador” no gov.br não representa a empresa no Orquestra",
    cause: "No gov.br você é colaborador(a) desta empresa, e o Inmetro só reconhece sócio ou representante legal.",
    nextStep:
      "Cadastre-se como membro da empresa (Etapa 2). Depois, peça a um sócio ou representante legal que delegue os serviços a você dentro do Orquestra.",
    who: representative,
  },
  "ecnpj-link-expired": {
    title: "O vínculo com a empresa venceu no gov.br",
    cause: "O prazo do seu vínculo com esta empresa no gov.br já terminou.",
    nextStep:
      "Entre no gov.br com o e-CNPJ válido e vincule a empresa de novo em “Vincular Empresas via e-CNPJ”, ou apresente aqui o e-CNPJ.",
    who: holder,
  },
  "ecnpj-cloud": {
    title: "Certificado em nuvem não vincula empresa",
    cause: "O certificado em nuvem serve para entrar no gov.br, mas não para vincular uma empresa.",
    nextStep: "Use um e-CNPJ do tipo A1 (arquivo no computador) ou A3 (token ou cartão) para vincular a empresa.",
    who: holder,
  },
  "ecnpj-no-company": {
    title: "Nenhuma empresa foi reconhecida",
    cause: "O gov.br não informou nenhuma empresa vinculada à sua conta por e-CNPJ.",
    nextStep:
      "Apresente o e-CNPJ da empresa, ou vincule-a no gov.br em “Vincular Empresas via e-CNPJ” e entre de novo. Cada filial precisa do seu próprio e-CNPJ.",
    who: holder,
  },
  "company-link-not-allowed": {
    title: "A empresa não pode mais ser vinculada",
    cause: "O que comprovava o seu vínculo com a empresa mudou ou venceu antes da confirmação.",
    nextStep: "Entre de novo com o gov.br ou apresente o e-CNPJ outra vez.",
    who: holder,
  },
  "govbr-consent-denied": {
    title: "O uso dos dados não foi autorizado",
    cause: "Você escolheu não autorizar que o gov.br informe seus dados ao Inmetro, e sem eles não é possível identificar você.",
    nextStep: "Se mudar de ideia, entre com o gov.br de novo e escolha “Autorizar”. Nada foi cadastrado.",
    who: you,
  },
  "govbr-login-expired": {
    title: "O tempo para entrar terminou",
    cause:
      "Passaram-se mais de dez minutos desde que você saiu para o gov.br, ou esta entrada foi substituída por outra mais nova.",
    nextStep: "Volte ao portal e use “Entrar com gov.br” de novo.",
    who: you,
  },
  "govbr-state-invalid": {
    title: "Esta entrada não foi reconhecida",
    cause: "A volta do gov.br não corresponde a nenhuma entrada iniciada neste portal.",
    nextStep: "Não siga endereços recebidos de outras pessoas. Abra o portal e use “Entrar com gov.br”.",
    who: you,
  },
  "govbr-state-used": {
    title: "Esta entrada já foi usada",
    cause: "Cada volta do gov.br só vale uma vez, e esta já foi recebida.",
    nextStep: "Volte ao início do portal: se você já entrou, seu cadastro continua de onde estava.",
    who: you,
  },
  "govbr-other-browser": {
    title: "Esta entrada começou em outro navegador",
    cause: "A entrada com o gov.br foi iniciada em outro navegador ou em outro cadastro.",
    nextStep: "Continue no navegador em que começou, ou use “Entrar com gov.br” aqui.",
    who: you,
  },
  "govbr-answer-invalid": {
    title: "A resposta do gov.br não pôde ser confirmada",
    cause: "A identificação recebida do gov.br não passou na verificação de segurança.",
    nextStep: "Tente entrar de novo. Se o erro se repetir, fale com o atendimento do Inmetro e informe o número abaixo.",
    who: "Você e, se o erro se repetir, o atendimento do Inmetro.",
  },
  "govbr-session-expired": {
    title: "A identificação no gov.br venceu",
    cause: "A identificação recebida do gov.br vale cerca de uma hora e já venceu.",
    nextStep: "Use “Entrar com gov.br” de novo: seu cadastro continua de onde estava.",
    who: you,
  },
  "govbr-agent-session": {
    title: "A procuração do gov.br não vale no Orquestra",
    cause: "Você entrou no gov.br com uma procuração eletrônica, em nome de outra pessoa.",
    nextStep: "Saia do gov.br e entre em seu próprio nome. Para agir por uma empresa, peça a delegação dentro do Orquestra.",
    who: you,
  },
  "staff-level-too-low": {
    title: "A área da equipe exige conta gov.br prata ou ouro",
    cause: "A conta com que você entrou é bronze, ou o gov.br não informou o nível dela.",
    nextStep:
      "Aumente o nível no aplicativo gov.br, por reconhecimento facial, ou em contas.acesso.gov.br, por banco credenciado ou certificado digital. Depois entre de novo.",
    who: you,
  },
  "govbr-unavailable": {
    title: "O gov.br não respondeu",
    cause: "O serviço do gov.br está fora do ar ou lento neste momento.",
    nextStep: "Aguarde alguns minutos e tente de novo. O que você já preencheu está guardado.",
    who: you,
  },
  "journey-unknown": {
    title: "Não encontramos o seu cadastro",
    cause: "Não há cadastro em andamento neste navegador.",
    nextStep: "Volte à página inicial e comece de novo. Se já tem cadastro, use “Entrar com gov.br”.",
    who: you,
  },
  "journey-expired": {
    title: "O prazo do cadastro terminou",
    cause: "O cadastro ficou muito tempo parado e foi encerrado.",
    nextStep: "Comece de novo na página inicial. O que já foi cadastrado continua valendo.",
    who: you,
  },
  "service-unavailable": {
    title: "O serviço está indisponível por um momento",
    cause: "Uma parte do sistema do Inmetro não respondeu.",
    nextStep: "Aguarde alguns minutos e tente de novo. O que você já preencheu está guardado.",
    who: "Você e, se o erro continuar, o atendimento do Inmetro.",
  },
  "start-account-unconfirmed": {
    title: "Seu cadastro ainda não está confirmado",
    cause: "Só pode iniciar processos quem concluiu o cadastro no SGCI.",
    nextStep: "Conclua o cadastro: volte ao início, entre com gov.br e siga até a mensagem de confirmação.",
    who: you,
  },
  "start-migration-overdue": {
    title: "Sua conta antiga do Orquestra ainda não foi integrada",
    cause: "O prazo de integração passou e um login antigo seu ainda não foi ligado à sua conta gov.br.",
    nextStep: "Entre com o login antigo e faça a integração. O bloqueio termina na hora, sem chamado.",
    who: you,
  },
  "start-service-not-offered": {
    title: "Este serviço não está disponível",
    cause: "O Inmetro não oferece mais este serviço, ou esta versão dele, para processos novos.",
    nextStep: "Volte à lista de processos e escolha a versão que está lá.",
    who: you,
  },
  "start-bond-ended": {
    title: "Você não representa mais esta empresa",
    cause: "O vínculo como sócio(a) ou representante legal terminou, ou o gov.br não o confirma mais.",
    nextStep: "Se o vínculo existe, corrija o cadastro na Receita Federal e entre de novo. Se não, peça uma delegação.",
    who: representative,
  },
  "start-not-delegated": {
    title: "Este serviço não foi delegado a você",
    cause: "Para esta empresa, ninguém delegou este serviço ao seu CPF.",
    nextStep: "Peça a delegação em “Processos que posso Iniciar”, botão “Pedir este serviço”.",
    who: representative,
  },
  "start-delegation-pending": {
    title: "A delegação ainda não vale",
    cause: "Ela espera a confirmação do seu cadastro.",
    nextStep: "Conclua o cadastro no SGCI; a delegação passa a valer nesse momento.",
    who: you,
  },
  "start-delegation-suspended": {
    title: "A delegação está suspensa",
    cause: "Quem delegou este serviço a você deixou de representar a empresa.",
    nextStep: "Peça a outro sócio ou representante legal que confirme a delegação.",
    who: representative,
  },
  "start-delegation-not-yet-valid": {
    title: "A delegação ainda não começou",
    cause: "Este serviço foi delegado a você para um período que ainda não começou.",
    nextStep: "Espere o início do período, ou peça que a data seja mudada.",
    who: representative,
  },
  "start-delegation-other-version": {
    title: "A delegação vale para outra versão",
    cause: "Este serviço foi delegado a você em outra versão.",
    nextStep: "Inicie a versão delegada, ou peça a delegação desta.",
    who: representative,
  },
  "start-delegation-expired": {
    title: "A delegação terminou",
    cause: "O período de validade da delegação passou.",
    nextStep: "Peça uma delegação nova.",
    who: representative,
  },
  "start-delegation-revoked": {
    title: "A delegação foi retirada",
    cause: "Um representante da empresa encerrou esta delegação.",
    nextStep: "Se ainda precisa do serviço, peça-o de novo ao representante.",
    who: representative,
  },
  "start-delegation-renounced": {
    title: "Você renunciou a esta delegação",
    cause: "A delegação terminou porque você a devolveu.",
    nextStep: "Se ainda precisa do serviço, peça-o de novo ao representante.",
    who: representative,
  },
  "start-substitution-over": {
    title: "A substituição não está em vigor",
    cause: "O período da substituição não começou ou já terminou, ou o substituído não representa mais a empresa.",
    nextStep: "Peça uma delegação, ou uma substituição nova.",
    who: representative,
  },
  "start-ticket-missing": {
    title: "O processo não foi aberto pelo SGCI",
    cause: "Processos só começam na página “Processos que posso Iniciar”, e este começou de outra forma.",
    nextStep: "Abra o processo no SGCI.",
    who: you,
  },
  "start-ticket-unknown": {
    title: "A autorização de início não existe",
    cause: "A autorização apresentada não foi emitida pelo SGCI.",
    nextStep: "Abra o processo na página “Processos que posso Iniciar”.",
    who: you,
  },
  "start-ticket-expired": {
    title: "A autorização de início venceu",
    cause: "Passou tempo demais entre o pedido e o início do processo.",
    nextStep: "Inicie de novo; nada foi aberto.",
    who: you,
  },
  "start-ticket-used": {
    title: "A autorização de início já foi usada",
    cause: "Cada autorização abre um processo só, e esta já abriu o seu.",
    nextStep: "Procure o processo em “Processos da empresa”, ou inicie outro.",
    who: you,
  },
  "start-ticket-other-process": {
    title: "A autorização de início é de outro processo",
    cause: "A autorização vale para uma pessoa, uma empresa e um serviço, e foi apresentada para outros.",
    nextStep: "Abra o processo na página “Processos que posso Iniciar”.",
    who: you,
  },
};
