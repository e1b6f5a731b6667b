//! Portuguese words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "jogue_fora ignore ignora ignorem ignorar esqueca esquece esquecam esquecer desconsidere desconsidera desconsiderar descarte despreze negligencie \
        nao_leve_em_conta deixe_de_lado desobedeca anule \
        nao_leve_em_conta deixe_de_lado deixa_de_lado passe_por_cima nao_ligue_para nao_considere jogue_fora",
    ),
    (
        DISABLE,
        "desative desabilite contorne burle remova pule elimine apague",
    ),
    (
        NOT_FOLLOW,
        "nao_siga pare_de_seguir nao_obedeca deixe_de_seguir nao_cumpra nao_respeite voce_nao_segue_mais nao_precisa_mais_seguir nao_segue_mais \
        nao_siga nao_obedeca nao_obedeces deixe_de_seguir pare_de_seguir pare_de_obedecer \
        nao_precisa_mais_seguir nao_precisa_seguir nao_respeite",
    ),
    (
        VOID,
        "anuladas invalidas nao_se_aplicam_mais nao_valem_mais canceladas revogadas nao_sao_mais_validas suspensas",
    ),
    (
        RULES,
        "instrucao instrucoes regra regras diretriz diretrizes orientacao orientacoes ordens comandos normas restricoes programacao prompt \
        diretivas politicas orientacoes",
    ),
    (
        SAFETY,
        "seguranca filtros filtro restricoes limites limitacoes censura moderacao etica salvaguardas",
    ),
    (
        PRIOR,
        "anterior anteriores previa previas previo previos inicial iniciais original originais acima existentes recebidas sistema precedentes dadas ate_agora antes \
        iniciais inicial",
    ),
    (
        WHOLE,
        "todo toda todos todas cada qualquer completo completa inteiro inteira",
    ),
    (
        EVERYTHING,
        "tudo tudo_acima tudo_o_que tudo_que o_que_foi_dito tudo_isso",
    ),
    (YOUR, "seu sua seus suas teu tua teus tuas"),
    (YOU, "voce voces tu te"),
    (
        GIVEN,
        "lhe_deu te_deu que_voce_recebeu que_recebeu que_foram_dadas voce_recebeu que_lhe_foram que_te_deram voce_segue",
    ),
    (
        REVEAL,
        "revele revela revelar imprima repita repete repetir divulgue divulga recite exponha vaze copie reproduza transcreva publique escreva",
    ),
    (
        TELL,
        "mostre mostra mostrar diga conte me_diga de-me compartilhe liste forneca me_de me_mostre mostre-me diga-me",
    ),
    (
        WHAT_IS,
        "qual_e quais_sao quais_eram o_que_diz qual_o quais_instrucoes",
    ),
    (
        SYSPROMPT,
        "prompt_do_sistema prompt_de_sistema instrucoes_do_sistema instrucoes_de_sistema mensagem_do_sistema prompt_inicial instrucoes_iniciais instrucoes_internas \
        instrucoes_ocultas prompt_oculto instrucoes_secretas instrucoes_originais configuracao_interna mensagem_de_sistema",
    ),
    (
        ABOVE_TEXT,
        "texto_acima tudo_acima mensagem_acima texto_anterior tudo_que_esta_acima tudo_o_que_esta_acima texto_que_aparece_acima \
        antes_desta_mensagem",
    ),
    (
        VERBATIM,
        "palavra_por_palavra literalmente textualmente na_integra ao_pe_da_letra",
    ),
    (
        SECRET,
        "senha senhas chave_de_api chaves_de_api chave_api credenciais segredos variaveis_de_ambiente chave_secreta chaves_privadas chave_privada",
    ),
    (
        DATA,
        "conversa historico caixa_de_entrada banco_de_dados base_de_dados lista_de_clientes dados_de_clientes dados_dos_clientes arquivos documentos contatos \
        dados_pessoais dados_do_usuario dados_confidenciais ficheiros",
    ),
    (
        SEND,
        "envie envia enviar encaminhe encaminha mande manda transmita carregue publique transfira exporte",
    ),
    (
        DEST,
        "seguinte_endereco este_endereco ao_endereco para_o_endereco",
    ),
    (
        AI,
        "ia modelo_de_linguagem assistente assistente_de_ia agente_de_ia inteligencia_artificial modelo_de_ia assistente_virtual sistema_de_ia",
    ),
    (
        NOTICE,
        "nota aviso atencao mensagem importante lembrete observacao",
    ),
    (
        READING,
        "lendo le processando processa resumindo resume analisando leia",
    ),
    (
        BE_NOW,
        "voce_agora_e agora_voce_e a_partir_de_agora_voce_e aja_como finja comporte-se_como assuma_o_papel imagine_que_voce responda_como entre_no_modo \
        ative_o_modo faca_de_conta voce_e_agora simule atue_como voce_sera entre_em_modo interprete_o_papel passe_para_o_modo ative",
    ),
    (
        PERSONA,
        "modo_desenvolvedor modo_de_desenvolvedor modo_deus modo_administrador modo_sem_restricoes modo_manutencao",
    ),
    (
        UNRESTRICTED,
        "sem_restricoes sem_limites sem_limitacoes sem_filtros sem_censura sem_regras nenhuma_restricao sem_nenhuma_restricao sem_qualquer_restricao \
        nenhuma_regra nao_tem_restricoes nao_tem_limites nao_tem_regras sem_etica livre_de_restricoes sem_filtro irrestrito sem_nenhum livre_de_todas \
        sem_censura sem_limitacoes sem_filtros sem_etica sem_moral sem_nenhuma sem_nenhum sem_qualquer \
        nenhuma_restricao nenhum_limite nao_tem_restricoes nao_tem_limites livre_de",
    ),
    (
        NO_REFUSE,
        "nunca_recuse nunca_se_recuse responda_tudo sem_recusar \
        nunca_se_recusa nunca_recusa nunca_recuse responde_tudo responda_tudo responda_a_tudo \
        responda_a_qualquer obedece_apenas_a_mim obedeca_apenas tudo_o_que_eu_pedir",
    ),
    (
        REMEMBER,
        "lembre lembre-se memorize guarde_na salve_na na_memoria na_sua_memoria salve grave",
    ),
    (
        FUTURE,
        "a_partir_de_agora de_agora_em_diante daqui_em_diante no_futuro futuras futuros para_sempre proximas sempre_que",
    ),
    (
        MUST,
        "sempre nunca jamais deve devem obrigatorio obrigatoriamente",
    ),
    (
        APPEND,
        "adicione adicionar acrescente inclua incluir insira inserir termine comece anexe adicionado incluido",
    ),
    (
        TOKEN,
        "codigo codigo_de_referencia marcador frase token_de_registro etiqueta link",
    ),
    (
        RESPONSE,
        "resposta respostas resumo relatorio relatorios mensagem",
    ),
    (
        CONCEAL,
        "nao_mencione nao_diga nao_conte nao_informe sem_mencionar sem_dizer sem_informar sem_avisar secretamente em_segredo discretamente nao_revele \
        esconda nao_registre sem_que_o_usuario silenciosamente nao_avise nao_fale \
        sem_avisar sem_contar sem_informar sem_dizer nao_conte nao_diga_nada nao_mencione em_segredo \
        sem_deixar_rastro",
    ),
    (USER, "usuario usuarios cliente clientes utilizador"),
    (
        APPROVED,
        "aprovado aprovada aprovados autorizado autorizada ja_aprovado ja_autorizado pre-aprovado confirmado pre-autorizado",
    ),
    (
        SKIP_CONFIRM,
        "sem_perguntar sem_confirmacao sem_aprovacao sem_autorizacao sem_pedir nao_peca nao_e_necessaria_confirmacao nao_precisa_de_aprovacao \
        pule_a_confirmacao sem_verificacao sem_confirmar como_aprovado nao_e_preciso nao_e_necessario_confirmar pule_a_etapa pule_a_aprovacao nenhuma_aprovacao \
        nao_pergunte nao_solicite nenhuma_confirmacao \
        pule_a_aprovacao pule_a_confirmacao pule_a_verificacao pule_a_revisao sem_aprovacao sem_autorizacao \
        sem_verificacao sem_esperar ja_aprovado ja_aprovada ja_foi_aprovado ja_foi_aprovada \
        considere_aprovado considere_aprovada ignore_a_aprovacao \
        sem_pedir_confirmacao sem_pedir",
    ),
    (
        AUTHORITY,
        "equipe_de_seguranca administrador diretoria desenvolvedores equipa_de_seguranca",
    ),
    (EXECUTE, "execute chame use rode invoque utilize"),
    (TOOL, "ferramenta ferramentas funcao"),
    (DESTROY, "exclua apague delete remova"),
    (LOGS, "registro registros auditoria log"),
    (DECODE, "decodifique decifre descodifique"),
    (FOLLOW, "siga obedeca cumpra execute-o faca_o_que"),
    (
        NEW_ORDERS,
        "nova_instrucao novas_instrucoes novas_regras nova_tarefa nova_diretiva seguintes_instrucoes sua_verdadeira novas_ordens",
    ),
    (
        SYSTEM_NOTE,
        "nota_do_sistema aviso_do_sistema nota_para_a_ia instrucao_do_sistema nota_de_sistema nota_operacional",
    ),
    (
        META,
        "exemplo exemplos significa ataque ataques atacante detectar livro artigo romance capitulo curso guia termo palavra",
    ),
    (
        HOW_TO,
        "como_posso como_faco por_que posso o_que_significa explique como_eu",
    ),
    (FIRST, "eu nos"),
    (MINE, "meu minha meus minhas nosso nossa nossos nossas"),
    (PREP, "de do da dos das em no na sobre para com por ao nas nos"),
    (
        LIGHT,
        "o a os as um uma e que agora imediatamente este esta estas estes me completamente por_favor apenas ja",
    ),
    (EVIL, "malvado maligno imoral criminoso"),
    (APPROVE, "aprove aceite autorize"),
    (
        ACTION,
        "solicitacao solicitacoes pedido pedidos pagamento pagamentos transferencia reembolso",
    ),
    (BEHAVE, "responda aja fale"),
    (
        IF_AI,
        "se_voce_e_uma_ia se_voce_for_uma_ia se_voce_e_um_modelo qualquer_ia se_voce_e_um_assistente",
    ),
    (PLAIN, "mensagem email erro versao rascunho proposta reuniao"),
    (
        PRIVATE,
        "oculto oculta ocultas secreto secreta secretas interno internas confidencial confidenciais privado",
    ),
    (MONEY, "pague reembolse"),
    (OBEY_ME, "apenas_a_mim somente_a_mim obedeca_me"),
    (NEGATED, "nao nunca jamais"),
    (IDLE, "nao_esqueca nao_esquecas nao_se_esqueca"),
    (UNRESTRICTED, "ia_sem_regras nao_tem_regras sem_regras"),
    (AS_IF, "finja_que"),
    (VERBATIM, "texto_exato"),
    (IF_AI, "nota_para_a_ia"),
    (
        GIVEN,
        "seus_criadores seus_desenvolvedores lhe_disseram te_disseram lhe_deram",
    ),
    (PRIVATE, "chave_secreta senha_secreta palavra_secreta"),
    (SECRET, "senha_secreta palavra_secreta"),
    (FOLLOW, "siga sigas obedeca respeite cumpra aplique"),
    (IF_AI, "a_qualquer_ia qualquer_ia_que"),
];
