/** Settings of the Tasklist: Portuguese unless the browser asks for English, dates as Brazil writes them. */
export default {
  app: {
    name: "Lista de tarefas",
    vendor: "Orquestra",
  },
  locales: {
    availableLocales: ["pt-BR", "en"],
    fallbackLocale: "pt-BR",
  },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: "assume a tarefa selecionada" },
    focusFilter: { key: "ctrl+shift+f", description: "vai para o primeiro filtro" },
    focusList: { key: "ctrl+alt+l", description: "vai para a primeira tarefa da lista" },
    focusForm: { key: "ctrl+alt+f", description: "vai para o primeiro campo do formulário" },
    startProcess: { key: "ctrl+alt+p", description: "abre a lista de processos que se podem iniciar" },
  },
};
