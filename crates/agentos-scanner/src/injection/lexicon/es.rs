//! Spanish words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "ignora ignore ignoren ignorad ignorar ignores olvida olvide olviden olvidad olvidar olvidate olvidese omite omita descarta descarte \
        desestima desestime haz_caso_omiso haga_caso_omiso hagas_caso_omiso no_hagas_caso no_haga_caso no_tengas_en_cuenta no_tenga_en_cuenta \
        pasa_por_alto pase_por_alto deja_de_lado deje_de_lado anula anule prescinde desobedece desatiende no_prestes_atencion \
        no_hagas_caso no_hagais_caso no_haga_caso no_prestes_atencion deja_de_lado dejad_de_lado \
        haz_como_si_no pasa_por_alto pase_por_alto tira deshazte",
    ),
    (
        DISABLE,
        "desactiva desactive elude eluda elimina elimine salta salte saltate evita evade borra quita burla",
    ),
    (
        NOT_FOLLOW,
        "no_sigas no_siga deja_de_seguir deje_de_seguir no_obedezcas no_obedezca ya_no_sigas ya_no_sigues no_cumplas deja_de_obedecer \
        ya_no_estas_sujeto no_respetes no_apliques ya_no_debes_seguir ya_no_obedeces \
        no_sigas no_siga no_obedezcas deja_de_seguir deja_de_obedecer deje_de_seguir ya_no_tienes_que_seguir \
        ya_no_debes_seguir no_respetes ya_no_estas_sujeto",
    ),
    (
        VOID,
        "anuladas invalidas ya_no_se_aplican ya_no_aplican sin_efecto canceladas revocadas nulas ya_no_son_validas obsoletas ya_no_valen",
    ),
    (
        RULES,
        "instruccion instrucciones regla reglas directriz directrices indicacion indicaciones orden ordenes norma normas pauta pautas \
        restricciones programacion prompt prompts politicas politica comandos mandatos lineamientos directivas",
    ),
    (
        SAFETY,
        "seguridad filtros filtro restricciones limites limitaciones censura moderacion etica salvaguardas controles protocolos_de_seguridad",
    ),
    (
        PRIOR,
        "anterior anteriores previa previas previo previos precedente precedentes inicial iniciales original originales existentes arriba \
        antes sistema de_arriba recibidas dadas hasta_ahora preestablecidas ya_dadas primeras \
        iniciales inicial",
    ),
    (
        WHOLE,
        "todo toda todos todas cada cualquier integro completa completo entera entero completas",
    ),
    (
        EVERYTHING,
        "todo_lo_anterior todo_lo lo_anterior lo_que_te_dijeron todo_lo_que todo_eso lo_que_se_te",
    ),
    (YOUR, "tu tus su sus vuestras vuestra"),
    (YOU, "tu usted ti te"),
    (
        GIVEN,
        "te_dio te_dieron te_ha_dado que_te_dieron que_recibiste que_has_recibido que_te_han_dado que_se_te_dieron que_le_dieron te_dieron has_recibido que_sigues que_tienes",
    ),
    (
        REVEAL,
        "revela revelame revele revelar imprime imprima repite repita repetir divulga divulgue recita recite expon exponga filtra copia \
        reproduce reproduzca transcribe desvela publica escribe escriba",
    ),
    (
        TELL,
        "muestra muestrame muestre mostrar dime diga digame dame deme da comparte comparta lista enumera ensename mostrarme proporciona",
    ),
    (
        WHAT_IS,
        "cual_es cuales_son cuales_eran que_dice que_instrucciones cual_era que_dicen",
    ),
    (
        SYSPROMPT,
        "prompt_del_sistema prompt_de_sistema mensaje_del_sistema instrucciones_del_sistema prompt_inicial instrucciones_iniciales \
        prompt_oculto instrucciones_internas instrucciones_ocultas mensaje_de_sistema instrucciones_de_sistema indicaciones_iniciales \
        prompt_original instrucciones_secretas instrucciones_originales configuracion_interna indicaciones_del_sistema",
    ),
    (
        ABOVE_TEXT,
        "texto_de_arriba texto_anterior todo_lo_de_arriba mensaje_de_arriba texto_que_aparece_arriba texto_previo todo_lo_escrito_arriba \
        todo_lo_que_aparece_arriba texto_que_precede \
        texto_que_aparece_antes texto_que_aparece_arriba texto_anterior antes_de_este_mensaje",
    ),
    (
        VERBATIM,
        "palabra_por_palabra textualmente al_pie_de_la_letra literalmente tal_cual integramente de_forma_literal",
    ),
    (
        SECRET,
        "contrasena contrasenas clave_api claves_api clave_de_api claves_de_api credenciales secretos clave_secreta variables_de_entorno \
        claves_privadas clave_privada token_de_acceso tokens_de_acceso",
    ),
    (
        DATA,
        "conversacion historial bandeja_de_entrada base_de_datos lista_de_clientes datos_de_clientes archivos correos documentos \
        datos_personales contactos datos_de_usuario datos_confidenciales datos_de_los_clientes ficheros",
    ),
    (
        SEND,
        "envia envie enviar enviale reenvia reenvie transmite transmita manda mande sube suba publica transfiere remite exporta mandar",
    ),
    (
        DEST,
        "siguiente_direccion esta_direccion a_la_direccion siguiente_url",
    ),
    (
        AI,
        "ia modelo_de_lenguaje asistente asistente_de_ia agente_de_ia modelo_de_ia sistema_de_ia inteligencia_artificial asistente_virtual \
        la_ia modelos_de_lenguaje modelo_linguistico sistemas_de_ia",
    ),
    (
        NOTICE,
        "nota aviso atencion mensaje importante advertencia recordatorio",
    ),
    (
        READING,
        "lea lee leyendo procesando procese procesa resuma resumiendo analizando lean",
    ),
    (
        BE_NOW,
        "ahora_eres eres_ahora a_partir_de_ahora_eres desde_ahora_eres actua_como actue_como finge finja comportate_como haz_de asume_el_rol \
        imagina_que_eres responde_como simula_ser pasa_al_modo activa_el_modo entra_en_modo ahora_seras actuaras_como juega_el_papel asume_el_papel \
        entra_en_el_modo activa haz_como_si actuas_como interpreta_a toma_el_papel conviertete",
    ),
    (
        PERSONA,
        "modo_desarrollador modo_de_desarrollador modo_dios modo_administrador modo_sin_restricciones modo_sin_censura modo_mantenimiento modo_depuracion",
    ),
    (
        UNRESTRICTED,
        "sin_frenos sin_reservas sin_restricciones sin_ninguna_restriccion sin_limites sin_filtros sin_censura sin_reglas ninguna_restriccion sin_limitaciones \
        no_tienes_restricciones no_tienes_reglas no_tienes_limites sin_etica libre_de_restricciones sin_normas ningun_filtro ninguna_regla sin_filtro \
        sin_ningun_filtro sin_ningun_tipo_de sin_ningun_limite ningun_limite libre_de_toda libre_de_todas \
        sin_censura sin_limitaciones sin_filtros sin_etica sin_moral sin_tabues sin_ninguna_restriccion \
        sin_ningun_limite sin_ningun_filtro ninguna_restriccion ningun_limite libre_de_restricciones",
    ),
    (
        NO_REFUSE,
        "nunca_te_niegues no_te_niegues responde_a_todo sin_negarte nunca_rechaces \
        nunca_te_niegas nunca_te_niegues contesta_todo responde_a_todo responde_todo sin_negarte \
        no_puedes_negarte contestas_todo todo_lo_que_te_pida cualquier_cosa_que_te_pida",
    ),
    (
        REMEMBER,
        "recuerda recuerde memoriza memorice guarda_en guarde_en guardalo_en ten_en_cuenta en_tu_memoria en_la_memoria guarda guarde en_memoria",
    ),
    (
        FUTURE,
        "a_partir_de_ahora de_ahora_en_adelante desde_ahora en_el_futuro futuras futuros en_adelante para_siempre proximas cada_vez_que siempre_que",
    ),
    (
        MUST,
        "siempre nunca debe debes deben obligatorio obligatoriamente debera deberan",
    ),
    (
        APPEND,
        "anade anada anadir anadirse agrega agregue agregar inserta inserte incluye incluya incluir termina termine comienza empieza \
        agregarse incluirse insertarse adjunta adjunte anadido",
    ),
    (
        TOKEN,
        "codigo codigo_de_referencia etiqueta marcador cadena frase token_de_registro enlace token_de_seguimiento identificador",
    ),
    (
        RESPONSE,
        "respuesta respuestas salida resumen informe informes mensaje",
    ),
    (
        CONCEAL,
        "no_menciones no_mencione no_digas no_diga no_le_digas no_lo_menciones no_lo_mencione sin_mencionar sin_decir sin_informar sin_avisar \
        en_secreto secretamente discretamente no_informes no_informe no_avises no_reveles oculta oculte no_registres no_registre sin_que_el_usuario \
        no_le_cuentes no_cuentes silenciosamente no_lo_registres no_digas_nada no_se_lo_digas \
        sin_avisar sin_decir sin_decirle sin_informar no_digas_nada no_se_lo_digas no_menciones en_secreto \
        sin_que_nadie sin_que_el_usuario sin_dejar_rastro \
        a_nadie",
    ),
    (USER, "usuario usuarios cliente clientes usuaria"),
    (
        APPROVED,
        "aprobado aprobada aprobados aprobadas autorizado autorizada preaprobado ya_aprobado ya_autorizado validado confirmado preautorizado concedido",
    ),
    (
        SKIP_CONFIRM,
        "sin_preguntar sin_confirmacion sin_confirmar sin_aprobacion sin_autorizacion sin_pedir no_pidas no_pida no_hace_falta_confirmar \
        no_se_necesita_aprobacion no_se_requiere_aprobacion no_se_requiere_confirmacion no_requiere_confirmacion no_requiere_aprobacion sin_verificacion \
        salta_la_confirmacion omite_la_confirmacion sin_revision no_preguntes no_pregunte sin_verificar sin_esperar como_aprobado como_aprobada \
        no_es_necesario_confirmar no_es_necesaria no_solicites ninguna_confirmacion sin_consultar salta_el_paso no_hace_falta \
        omite_la_aprobacion omite_la_confirmacion omite_la_verificacion omite_la_revision \
        omita_la_aprobacion salta_la_aprobacion saltate_la sin_aprobacion sin_autorizacion sin_verificacion \
        sin_revision sin_esperar da_por_aprobado da_por_aprobada ya_esta_aprobado ya_esta_aprobada \
        sin_consultar \
        sin_avisar",
    ),
    (
        AUTHORITY,
        "equipo_de_seguridad administrador direccion_general desarrolladores departamento_legal gerencia director",
    ),
    (
        EXECUTE,
        "ejecuta ejecute ejecutar llama llame invoca usa use utiliza lanza",
    ),
    (TOOL, "herramienta herramientas funcion"),
    (
        DESTROY,
        "elimina elimine borra borre borrar eliminar destruye vacia",
    ),
    (LOGS, "registro registros bitacora auditoria"),
    (DECODE, "decodifica decodifique descifra descifre decodificar"),
    (
        FOLLOW,
        "sigue siga obedece obedezca cumple ejecutalo haz_lo_que acata seguir",
    ),
    (
        NEW_ORDERS,
        "nueva_instruccion nuevas_instrucciones nuevas_reglas nueva_tarea nueva_directiva siguientes_instrucciones nuevas_ordenes tu_verdadera \
        nueva_orden nuevo_objetivo nueva_mision",
    ),
    (
        SYSTEM_NOTE,
        "nota_del_sistema nota_de_sistema aviso_del_sistema nota_para_la_ia instruccion_del_sistema nota_operativa mensaje_para_la_ia alerta_del_sistema",
    ),
    (
        META,
        "ejemplo ejemplos frase_de significa ataque ataques atacante atacantes detectar detecta formacion libro articulo novela pelicula capitulo curso guia \
        termino palabra expresion inyeccion",
    ),
    (
        HOW_TO,
        "como_puedo como_se por_que puedo que_significa explica como_hago se_puede debo cuando",
    ),
    (FIRST, "yo nosotros he hemos"),
    (MINE, "mi mis nuestro nuestra nuestros nuestras"),
    (PREP, "de del en sobre para con por a al"),
    (
        LIGHT,
        "el la los las lo un una este esta estos estas y que ya ahora inmediatamente me completamente tambien por_favor solo",
    ),
    (MODAL, "puede pueden puedes podria"),
    (EVIL, "malvado malvada malicioso inmoral criminal sin_escrupulos"),
    (APPROVE, "aprueba apruebe acepta acepte autoriza autorice aprobar"),
    (
        ACTION,
        "solicitud solicitudes peticion peticiones pago pagos transferencia transferencias reembolso transaccion accion",
    ),
    (BEHAVE, "responde responda actua contesta"),
    (
        IF_AI,
        "si_eres_una_ia si_eres_un_modelo si_usted_es_una_ia como_ia cualquier_ia si_eres_un_asistente toda_ia cualquier_modelo cualquier_sistema_de_ia",
    ),
    (
        PLAIN,
        "mensaje correo error errata version borrador oferta reunion",
    ),
    (
        PRIVATE,
        "oculto oculta ocultas ocultos secreto secreta secretas interno interna internas confidencial confidenciales privado privada",
    ),
    (
        MONEY,
        "transfiera paga pague reembolsa \
        transfiere",
    ),
    (SUMMARY, "resumen_de_la_conversacion resumen_de_la_sesion"),
    (OBEY_ME, "obedeceme solo_a_mi tienen_prioridad hazme_caso_solo"),
    (NEGATED, "no nunca jamas"),
    (IDLE, "no_olvides no_olvide no_olviden no_olvidar"),
    (TELL, "ensename enseneme"),
    (
        SYSPROMPT,
        "configuracion_inicial tu_configuracion mensaje_inicial texto_de_tu_configuracion configuracion_completa",
    ),
    (
        UNRESTRICTED,
        "ia_libre sin_limite_alguno ya_no_tienes_limites no_tienes_reglas no_tuvieras_reglas",
    ),
    (
        NO_REFUSE,
        "no_rechaza_nada no_rechaces no_rechazas responde_a_todo",
    ),
    (AS_IF, "haz_como_si"),
    (VERBATIM, "texto_exacto texto_completo"),
    (IF_AI, "nota_para_la_ia"),
    (APPROVED, "ya_lo_aprobo"),
    (IDLE, "copia_de_seguridad copias_de_seguridad"),
    (
        GIVEN,
        "tus_creadores tus_desarrolladores te_dijeron te_pusieron te_han_dicho",
    ),
    (
        PRIVATE,
        "clave_secreta claves_secretas contrasena_secreta palabra_secreta",
    ),
    (SECRET, "palabra_secreta contrasena_secreta"),
    (
        FOLLOW,
        "sigue siga sigas obedece obedezcas respeta respetes cumple cumplas aplica",
    ),
    (IF_AI, "a_cualquier_ia cualquier_ia_que"),
    (NO_REFUSE, "jamas_dice_que_no nunca_dice_que_no"),
];
