# Borrador: todavía nadie que hable la lengua lo ha revisado.

opening = Abriendo { $name }…
not-opened = No se ha podido abrir { $name }: { $reason }.
working-percent = { $says } { $percent } %
work-stop = Detener
work-stop-help = Detenerlo; no se cambia nada. (Esc)
work-stopped = Detenido. No se ha cambiado nada.
did-not-work = Algo ha ido mal: { $reason }.
cant-be-read = No se puede leer { $name }: { $reason }.
no-window = No se puede abrir la ventana: { $reason }. Claimlight necesita OpenGL 2.1 o posterior; compilado con wgpu, también sirve Vulkan, Metal o Direct3D 12.
saved-at = Guardado en { $place } · { $time }
show-in-folder = { $place }
    Haz clic para verlo en su carpeta.
saved-where = El archivo es { $place }.
could-not-save = No se ha podido guardar: { $reason }
reader = Lector(a) { $signs }
settings-kept-aside = El archivo anterior se conserva al lado, como settings.ron.broken.
settings-unknown = Estos ajustes no se han entendido y se han restablecido: { $names }.
people-file-could-not-be = No se ha podido leer el archivo que dice quién eres; el programa empieza con un nombre nuevo para ti.
people-kept-aside = El archivo anterior se conserva al lado, como people.ron.broken.
no-further-sentence = No hay más frases.
no-further-clause = No hay más partes de la frase.
no-further-claim = No hay más afirmaciones.
text-at = Texto al { $percent } %
autosave-on = Guardado automático: activado
autosave-off = Guardado automático: desactivado
article-named = Artículo: { $title }
claim-in-article = Afirmación { $number } de { $total }, { $verdict }: { $quote }
undo-act = Deshacer: { $act }
redo-act = Rehacer: { $act }
help-and-key = { $help } Tecla: { $key }
until-then = Hasta entonces, tu nombre es «{ $name }».
claims-to-check =
    { $n ->
        [one] 1 afirmación por verificar
       *[other] { $n } afirmaciones por verificar
    }
selected-characters =
    { $n ->
        [one] 1 carácter
       *[other] { $n } caracteres
    }
selected-sentences =
    { $n ->
        [one] 1 frase
       *[other] { $n } frases
    }
selected-widen = { $key } amplía, Esc quita la selección
selected-adds = { $key } Añadir a la afirmación { $number }
selected-places = { $key } Poner aquí la afirmación { $number }
badge-steps = Un clic pasa de una a la siguiente.
save-elsewhere = { $words }. No se pierde nada: guarda en otro sitio con Ctrl+Mayús+S.
i-am = Soy { $name }
claim-of = Afirmación { $number } de { $total }
percent = { $n } %
stance-supports = apoya
stance-refutes = refuta
stance-context = da contexto
more-fields = Con palabras sencillas, quién lo dice, tipo, fecha, etiquetas
added = añadida: { $time }
marked-by = Marcada por { $name }, { $time }
judged-by-me = Mi veredicto desde: { $time }
claim-row = Afirmación { $number }: { $verdict }: { $quote }
claim-row-of = Afirmación { $number } de { $names }: { $verdict }: { $quote }
names-and-more = { $names } y { $n } más
page-of-source = Página { $page }
chapter-of-source = Capítulo: { $chapter }
time-of-source = En { $time }
lost-place-by-plus = No se encuentra en este texto. Selecciona las palabras donde está ahora y pulsa +.
not-found-in-this-text = no está en este texto
would-be-replaced = Se reemplazaría { $path }.
other-text = { $name } está junto a este artículo, pero es de otro texto. No se sobrescribirá.
save-this-one-as = Guardar este como { $name }
open-named = Abrir { $name }
and-more = … y { $n } más.
act-mark-claim = marcar afirmación: { $verdict }
claim-marked = Afirmación marcada: { $verdict }
claim-marked-not-no-claim = Afirmación marcada: { $verdict }; estas palabras ya no cuentan como «sin afirmación»
act-verdict = veredicto: { $verdict }
act-confidence = seguridad
verdict-given = Veredicto: { $verdict }
verdict-already = Esta afirmación ya tiene este veredicto: { $verdict }
no-claim-recorded =
    { $n ->
        [one] Registrado: frase leída, sin afirmación
       *[other] Registrado: { $n } frases leídas, sin afirmación
    }
verdict-deleted = Tu veredicto se ha eliminado; la afirmación se queda, porque otras personas le dieron uno
verdict-and-note-deleted = Tu veredicto y su nota se han eliminado; la afirmación se queda, porque otras personas le dieron uno
claim-deleted = Afirmación eliminada
claim-deleted-with-note = Afirmación eliminada con su nota
claim-deleted-with-evidence =
    { $n ->
        [one] Afirmación eliminada con una prueba
       *[other] Afirmación eliminada con { $n } pruebas
    }
claim-deleted-with-note-and-evidence =
    { $n ->
        [one] Afirmación eliminada con su nota y una prueba
       *[other] Afirmación eliminada con su nota y { $n } pruebas
    }
no-words = Selecciona primero palabras: arrastra sobre ellas o pulsa J para la frase siguiente.
keys-arrows = Flechas
    .help = Mover el cursor; con Ctrl por palabras, con Mayús seleccionar
keys-home = Inicio, Fin
    .help = Al principio o al final de la línea; con Ctrl, del artículo
keys-page = Re Pág, Av Pág
    .help = Una página arriba o abajo
keys-escape = Esc
    .help = Volver al artículo, desde cualquier sitio
keys-digits = 1 a 9
    .help = Los veredictos, en su orden
keys-page-mouse = Con el ratón: arrastra sobre palabras o haz clic tres veces para una frase. Haz clic en una afirmación para seleccionarla.
kind-of-claim = tipo de afirmación
what-the-evidence-says = lo que dice la prueba
order-of-evidence = orden de las pruebas
delete-evidence = eliminar prueba
evidence-deleted = Prueba eliminada
select-a-claim-first = Selecciona primero una afirmación.
nothing-to-undo = No hay nada que deshacer.
nothing-to-redo = No hay nada que rehacer.
open-an-article-first = Abre primero un artículo.
select-words-or-a-claim-first = Selecciona primero palabras o una afirmación: J toma la frase siguiente.
saving = Guardando…
nothing-has-changed-since-the-last = No ha cambiado nada desde la última vez que se guardó.
a-mistake-in-claimlight-nothing-on = un error de Claimlight; no se ha cambiado nada en el disco
the-settings-could-not-be-saved = No se han podido guardar los ajustes: { $reason }
cant-be-opened = No se puede abrir { $name }: { $reason }
was-repaired-while-it-was-read = { $name } se ha reparado al leerlo. El archivo en sí solo cambia al guardar.
the-file-holds-comments-that-somebody = El archivo contiene comentarios que alguien escribió en él. Claimlight no los conserva: al guardar se pierden.
was-shared-without-its-articles-text = { $name } se compartió sin el texto de su artículo. Al guardar, el texto se escribe en él.
articles-and-annotation-files = Artículos y archivos de anotaciones
all-files = Todos los archivos
nothing-changed-a-claim-of-yours = No ha cambiado nada: aquí hay una afirmación tuya.
already-recorded-no-claim-here = Ya estaba registrado: aquí no hay afirmación.
record-no-claim = registrar «sin afirmación»
nothing-to-delete-no-claim-is = No hay nada que eliminar: no hay ninguna afirmación seleccionada.
take-back-no-claim = retirar «sin afirmación»
taken-back-these-words-count-as = Retirado: estas palabras vuelven a contar como no leídas
that-claim-is-gone-already = Esa afirmación ya no existe.
others-have-judged-this-claim-and = Otras personas han dado un veredicto a esta afirmación y tú no: no hay nada que eliminar.
delete-my-verdict = eliminar mi veredicto
delete-claim = eliminar afirmación
select-the-words-to-add-first = Selecciona primero las palabras que quieres añadir.
select-a-claim-first-then-the = Selecciona primero una afirmación y después las palabras que quieres añadirle.
add-words-to-claim = añadir palabras a la afirmación
words-added-to-claim = Palabras añadidas a la afirmación { $number }
these-words-are-part-of-claim = Estas palabras ya son parte de la afirmación { $number }.
move-end-of-claim = mover un extremo de la afirmación
add-evidence = añadir prueba
not-saved-choose-a-place = Sin guardar: elige dónde
not-saved-goes-to = Sin guardar: se guardará por primera vez en { $place }
not-saved-gone = Sin guardar: falta el archivo
changed = Con cambios
the-settings-file-could-not-be = No se ha podido leer el archivo de ajustes; el programa empieza con los habituales.
evidence-added-type-a-url-or = Prueba añadida: escribe una dirección web o palabras; Esc para volver
the-end-cant-go-further = El extremo no puede ir más allá.
end-of-the-claim-moved = Extremo de la afirmación movido
the-sentences-are-still-being-counted = Todavía se están contando las frases.
every-sentence-is-read = Todas las frases están leídas.
undone = Deshecho: { $name }
done-again = Rehecho: { $name }
you-go-on-as = Sigues como { $name }.
this-article-holds-no-text = Este artículo no contiene texto. { $open } abre otro y { $paste } pega un texto.
no-font-for-script = Este ordenador no tiene ningún tipo de letra para { $script }. Instala { $font }.
overview-where-claims-lie-click-to = Vista general: dónde hay afirmaciones; un clic lleva allí
where-claims-lie-click-to-go = Dónde hay afirmaciones. Un clic lleva allí.
keys = Teclas
who-is-annotating = ¿Cómo te llamas?
your-name = Tu nombre
that-is-me = Soy yo
not-now = Ahora no
counting-sentences = Contando las frases…
of-sentences-read = { $read } de { $all } frases leídas
undo = Deshacer
message-dismiss = Cerrar este mensaje
message-failed = Algo ha fallado
message-warned = Aviso
message-told = Novedad
messages-more = { $n } más
    .help = Mostrar el mensaje siguiente
save-again = Reintentar
nothing-is-lost = { $words }. No se pierde nada.
tool-open = Abrir…
tool-redo = Rehacer
tool-find = Buscar
tool-next-to-check = Siguiente por verificar
tool-share = Compartir…
no-claim-to-check = No queda ninguna afirmación por verificar.
command-NextToCheck = Siguiente afirmación por verificar
    .help = Selecciona la siguiente afirmación sin veredicto; tras la última, la primera.
undo-this = Deshacer esto
my-name = Mi nombre
use-this-name = Usar este nombre
who-i-am = Quién soy: { $name }
delete = Eliminar
why = ¿Por qué?
why-my-note = ¿Por qué? Mi nota
what-speaks-for-this-verdict = Lo que justifica este veredicto
add-evidence-2 = Añadir prueba
somebody = Alguien
evidence-what-it-says = Prueba { $n }: qué dice: { $word }
delete-evidence-2 = Eliminar la prueba { $n }
move-evidence-up = Subir la prueba { $n }
up = Subir
open-evidence-in-the-browser = Abrir la prueba { $n } en el navegador
evidence = Prueba { $n }: { $what }
url-or-words-that-say-what = Dirección web, o palabras que digan qué es
quote-the-words-that-matter = cita: las palabras que importan
publisher = Publicado por
published = Publicado el
date-of-publication = fecha de publicación
seen = Visto el
date-on-which-it-was-seen = fecha en que lo viste
archived = Archivado en
url-of-a-kept-copy = Dirección web de una copia archivada
answers = Responde a
question-that-it-answers = pregunta a la que responde
more-about-this-claim = Más sobre esta afirmación
restated = Con palabras sencillas
restated-claim = La afirmación con palabras sencillas
the-claim-in-words-that-stand = La afirmación en una frase que se entiende por sí sola
claimant = Quién lo dice
who-says-so = Una persona o un grupo, si no es el artículo
kind = Tipo
kind-of-claim-2 = Tipo de afirmación: { $shown }
date-of-the-claim = Fecha de la afirmación
when-it-was-said-or-what = Cuándo se dijo o de qué época habla
tags = Etiquetas
separated-by-commas = Separadas por comas
confidence = Seguridad
my-confidence = Mi seguridad: { $shown }
verdicts = Veredictos
caret = Cursor
claims = Afirmaciones
no-claims-yet = Selecciona palabras y pulsa { $keys }.
no-claims-yet-more = Arrastra el ratón sobre ellas o pulsa J para la frase siguiente.
one-or-other = { $one } o { $other }
no-claim-of-verdict = { $id ->
    [verified] Todavía no hay ninguna afirmación verificada.
    [unverified] Ninguna afirmación está marcada todavía como no verificada.
    [false] Todavía no hay ninguna afirmación falsa.
    [true] Todavía no hay ninguna afirmación verdadera.
    [misleading] Todavía no hay ninguna afirmación engañosa.
    [supported] Todavía no hay ninguna afirmación respaldada.
    [refuted] Todavía no hay ninguna afirmación refutada.
   *[other] Ninguna afirmación tiene todavía el veredicto «{ $verdict }».
 }
no-claim-differs = No hay ninguna afirmación en la que haya desacuerdo.
no-claim-fits = Ninguna afirmación pasa el filtro.
show-all-claims = Mostrar todas las afirmaciones
to-check = Por verificar
differs = Sin acuerdo
decided-stands = Vale (decidido)
decided-no-claim = Sin afirmación (decidido)
decided-same-as = Igual que otra afirmación (decidido)
other = Otro
click-to-show-these-alone = { $label }: { $total }. Un clic muestra solo estas.
this-file-exists-already = Este archivo ya existe
replace-it = Reemplazarlo
place-same-article = { $path } contiene afirmaciones sobre el mismo artículo. Las tuyas se añaden a ellas; no se pierde nada de lo que hay.
place-another-article = { $name } contiene afirmaciones sobre otro artículo: «{ $title }». El archivo queda como está.
place-not-merged = { $name } no se puede combinar: { $reason } El archivo queda como está.
place-comments = { $name } contiene comentarios que alguien escribió, y al guardar se perderían. El archivo queda como está.
merge-into-it = Combinar con él
another-name = Otro nombre…
close-without-saving = ¿Cerrar sin guardar?
close-without-saving-2 = Cerrar sin guardar
save-and-close = Guardar y cerrar
there-are-changes-that-are-not = Hay cambios sin guardar en «{ $title }».
open-this-address-in-the-browser = ¿Abrir esta dirección en el navegador?
open-it = Abrirla
annotations-of-another-text = Afirmaciones sobre otro texto
ok = Aceptar
to-check-a-claim-that-nobody = Por verificar: una afirmación que nadie ha examinado todavía.
no-claim = Sin afirmación
my-verdict = Mi veredicto: { $label }
what-does-this-article-claim = ¿Qué afirma este artículo?
mark-each-claim-say-whether-it = Marca cada afirmación, di si está verificada y guarda las pruebas a su lado.
n-1-open = 1 Abrir
n-2-select = 2 Seleccionar
for-the-next-sentence = para la frase siguiente.
n-3-tag = 3 Dar un veredicto
n-4-share = 4 Compartir
one-small-file-saved-beside-the = Un archivo pequeño junto al artículo. Otras personas lo abren y lo completan.
command-Open = Abrir…
    .help = Abrir un artículo o un archivo de anotaciones.
command-Save = Guardar
    .help = Guardar el archivo de anotaciones.
command-SaveAs = Guardar como…
    .help = Guardar el archivo de anotaciones en otro sitio.
command-FileGone = Un archivo que falta…
    .help = Decir qué hacer si el archivo de anotaciones o el artículo cambió de nombre, de lugar o se borró mientras estaba abierto.
command-ToggleAutosave = Guardado automático
    .help = Guardar el archivo de anotaciones cinco segundos después de un cambio y al cerrar.
command-Quit = Salir
    .help = Cerrar la ventana.
command-Undo = Deshacer
    .help = Deshacer el último cambio.
command-Redo = Rehacer
    .help = Repetir el último cambio deshecho.
command-Copy = Copiar
    .help = Copiar las palabras seleccionadas.
command-SelectAll = Seleccionar todo
    .help = Seleccionar todo el artículo.
command-ToCheck = Por verificar
    .help = Marcar las palabras como afirmación por verificar, o retirar mi veredicto.
command-NoClaim = Sin afirmación aquí
    .help = Registrar las frases como leídas y sin afirmación.
command-EditNote = Decir por qué
    .help = En una afirmación: escribir por qué. En palabras: marcarlas como afirmación por verificar y escribir por qué.
command-AddEvidence = Añadir prueba
    .help = Añadir aquello en lo que se apoya el veredicto.
command-AddSpan = Añadir palabras a la afirmación
    .help = Añadir las palabras seleccionadas a la afirmación seleccionada antes.
command-Delete = Eliminar
    .help = Eliminar la afirmación, o solo mi veredicto si otras personas le dieron uno.
command-NextSentence = Frase siguiente
    .help = Seleccionar la frase siguiente.
command-PreviousSentence = Frase anterior
    .help = Seleccionar la frase anterior.
command-NextClause = Parte siguiente de la frase
    .help = Seleccionar la parte siguiente de la frase; en una frase seleccionada, la primera.
command-PreviousClause = Parte anterior de la frase
    .help = Seleccionar la parte anterior de la frase; en una frase seleccionada, la última.
command-ExtendNextSentence = Ampliar una frase
    .help = Ampliar la selección hasta el final de la frase siguiente.
command-ExtendPreviousSentence = Ampliar una frase hacia atrás
    .help = Ampliar la selección hasta el principio de la frase anterior.
command-ExtendNextClause = Ampliar una parte
    .help = Ampliar la selección hasta el final de la parte siguiente de la frase.
command-ExtendPreviousClause = Ampliar una parte hacia atrás
    .help = Ampliar la selección hasta el principio de la parte anterior de la frase.
command-ChooseStart = Mover el principio
    .help = Después, las flechas mueven el principio; con Ctrl, por palabras.
command-ChooseEnd = Mover el final
    .help = Después, las flechas mueven el final; con Ctrl, por palabras.
command-NextClaim = Afirmación siguiente
    .help = Ir a la afirmación siguiente.
command-PreviousClaim = Afirmación anterior
    .help = Ir a la afirmación anterior.
command-NextUnread = Siguiente frase no leída
    .help = Ir a la siguiente frase que no está leída.
command-ZoomIn = Texto más grande
    .help = Agrandar el texto del artículo.
command-ZoomOut = Texto más pequeño
    .help = Reducir el texto del artículo.
command-ZoomReset = Texto al 100 %
    .help = Mostrar el texto del artículo en su tamaño normal.
command-System = Apariencia: como el sistema
    .help = Clara u oscura, según el sistema.
command-Light = Apariencia: clara
    .help = Texto oscuro sobre papel claro.
command-Dark = Apariencia: oscura
    .help = Texto claro sobre papel oscuro.
command-TogglePanel = Afirmaciones
    .help = Mostrar u ocultar la lista de afirmaciones.
command-Keys = Teclas
    .help = Mostrar todas las teclas.
command-KeysPage = Teclas en una página…
    .help = Guardar las teclas más importantes como página y abrirla en el navegador para imprimirla.
command-About = Acerca de Claimlight
    .help = Mostrar la versión, la licencia y dónde están los archivos.
command-FirstSteps = Primeros pasos
    .help = Marcar paso a paso una primera afirmación; si no hay ningún artículo abierto, en un texto de práctica.
first-steps = Primeros pasos
first-steps-select = Seleccionar palabras
first-steps-judge = Dar un veredicto
first-steps-why = Decir por qué
first-steps-at = Paso { $n } de 3: { $how }
first-steps-select-how = { $key ->
    [none] Arrastra sobre palabras del artículo.
   *[other] Arrastra sobre palabras o pulsa { $key } para la frase siguiente.
 }
first-steps-judge-how = { $keys ->
    [none] Elige un veredicto para las palabras seleccionadas.
   *[other] Pulsa una tecla: { $keys }.
 }
first-steps-why-how = { $key ->
    [none] Escribe a la derecha por qué y añade pruebas.
   *[other] Pulsa { $key } y escribe por qué. { $evidence } añade una prueba.
 }
first-steps-done = Bien hecho: así se marca una afirmación. Sigue con la siguiente.
first-steps-dismiss = Quitar la ayuda
    .help = «Primeros pasos», en el menú Ayuda, la muestra de nuevo.
beside-has-earlier-text = { $name }, junto a este archivo, tiene un texto anterior del artículo. Lo que ves es el posterior.
beside-has-another-text = { $name }, junto a este archivo, tiene ahora otro texto. Lo que ves es el texto en el que se marcaron las afirmaciones.
menu-file = Archivo
menu-edit = Editar
menu-claim = Afirmación
menu-go = Ir
menu-review = Revisar
menu-view = Ver
menu-help = Ayuda
today = hoy
yesterday = ayer
weekday = { $n ->
    [1] el lunes
    [2] el martes
    [3] el miércoles
    [4] el jueves
    [5] el viernes
    [6] el sábado
   *[7] el domingo
 }
date-format = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
 } de { $year }
key-ctrl = Ctrl
key-shift = Mayús
scheme-text-verified-unverified = Verificada / No verificada
scheme-text-verified = Verificada
scheme-text-i-found-evidence-that-it-is-right = He encontrado pruebas de que es correcta.
scheme-text-unverified = No verificada
scheme-text-i-looked-and-did-not-find = He buscado y no la he encontrado confirmada.
scheme-text-figure = cifra
scheme-text-quotation = cita
scheme-text-event = suceso
scheme-text-prediction = predicción
scheme-text-opinion = opinión
scheme-text-other = otro
scheme-text-verified-unverified-false = Verificada / No verificada / Falsa
scheme-text-false = Falsa
scheme-text-i-found-evidence-that-it-is-wrong = He encontrado pruebas de que es incorrecta.
scheme-text-fact-checkers-five-steps = Los cinco grados de los verificadores
scheme-text-true = Verdadera
scheme-text-the-evidence-bears-it-out-with = Las pruebas la confirman y no se omite nada importante.
scheme-text-mostly-true = Verdadera en su mayor parte
scheme-text-right-in-the-main-a-detail = Correcta en lo esencial; un detalle es incorrecto o impreciso.
scheme-text-missing-context = Falta contexto
scheme-text-right-as-far-as-it-goes = Correcta en lo que dice, pero lo que se omite cambia su sentido.
scheme-text-misleading = Engañosa
scheme-text-it-leads-readers-to-a-conclusion = Lleva a quien lee a una conclusión que las pruebas no confirman.
scheme-text-the-evidence-shows-that-it-is = Las pruebas muestran que es incorrecta.
scheme-text-averitec = AVeriTeC
scheme-text-supported = Respaldada
scheme-text-the-evidence-found-supports-the-claim = Las pruebas encontradas apoyan la afirmación tal como está.
scheme-text-refuted = Refutada
scheme-text-the-evidence-found-contradicts-the-claim = Las pruebas encontradas contradicen la afirmación.
scheme-text-not-enough-evidence = Pruebas insuficientes
scheme-text-i-searched-and-what-i-found = He buscado, y lo que he encontrado ni la apoya ni la refuta.
scheme-text-conflicting-evidence-or-cherry-picking = Pruebas contradictorias o datos escogidos
scheme-text-some-evidence-supports-it-and-some = Unas pruebas la apoyan y otras la refutan, o solo es verdad con datos escogidos a conveniencia.
command-OpenFolder = Abrir carpeta…
    .help = Abrir una carpeta de artículos, que se muestran a la izquierda.
command-Paste = Pegar un texto como artículo
    .help = Abrir el texto del portapapeles como un artículo propio.
command-NextArticle = Artículo siguiente
    .help = Mostrar el artículo siguiente de la lista.
command-PreviousArticle = Artículo anterior
    .help = Mostrar el artículo anterior de la lista.
command-Details = Datos del artículo…
    .help = Mostrar y cambiar título, autor, medio, fuente, fechas e idioma.
command-CloseArticle = Cerrar el artículo
    .help = Cerrar el artículo; si hay algo sin guardar, se pregunta.
folder-gone = No se puede mostrar la carpeta { $name }: { $reason }
folder-empty = Todavía no hay ningún artículo en esta carpeta: texto, página web, documento, transcripción, libro electrónico o correo.
no-further-article = No hay más artículos.
nothing-to-paste = No hay texto en el portapapeles.
dialog-open = Abrir un artículo o un archivo de anotaciones
dialog-folder = Abrir una carpeta de artículos
dialog-save = Guardar el archivo de anotaciones
dialog-verb-save = Guardar
dialog-verb-open = Abrir
no-such-file = No hay ningún archivo { $name }.
act-details = datos del artículo
articles = Artículos
articles-count = { $n ->
    [one] 1 artículo
   *[other] { $n } artículos
 }
articles-shown = Mostrar artículos
claims-in-file = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
 }
share-read = { $share } leído
close-folder = Cerrar la carpeta
filter-by-name = Filtrar
filter-articles = Filtrar los artículos por nombre
stage-all = todos
stage-untouched = sin empezar
stage-begun = empezado
stage-done = leído
articles-at-stage = Artículos mostrados: { $stage }
article-row = { $title }: { $claims ->
    [one] 1 afirmación
   *[other] { $claims } afirmaciones
 }, { $share } leído
row-not-saved = { $name }, sin guardar
no-article-fits = Ningún artículo coincide con el filtro.
folder-language = Idioma de los artículos
folder-menu = { $name }, idioma: { $language }
language-is-found = el que se encuentra en cada texto
folder-language-set = Los artículos de esta carpeta están en { $language }, también los abiertos.
folder-language-found = El idioma se busca en el texto de cada artículo.
folder-up = Subir una carpeta
name-or-path = Nombre o ruta del archivo
open-this-folder = Abrir esta carpeta
cancel = Cancelar
close = Cerrar
fact-title = Título
fact-byline = Autor
fact-publisher = Medio
fact-source = Dirección web
fact-published = Publicado el
fact-accessed = Consultado el
fact-language = Idioma
date-hint = 2026-03-12
source-hint = https://…
save-details = Guardar
date-is-wrong = Esta fecha no se puede ordenar. Escribe 2026-03-12, 2026-03 o 2026.
discard-changes = ¿Descartar los cambios?
    .help = Lo que has cambiado en este cuadro no está guardado.
keep-editing = Seguir editando
discard = Descartar
article-details = Datos del artículo
language-decides = El idioma decide dónde terminan las frases.
read-from = Leído de { $name }
choose-language = Elegir
sentences = { $n ->
    [one] 1 frase
   *[other] { $n } frases
 }
pasted-done = Listo
welcome-open = Abrir un artículo o un archivo de anotaciones…
welcome-paste = Pegar un texto como artículo
welcome-folder = Abrir una carpeta de artículos…
welcome-kinds = Textos, páginas web, documentos, transcripciones, libros, correos, .claims.ron
welcome-paste-told = Lo que has copiado en el navegador o de un correo
welcome-folder-told = Todos en una lista, con lo que llevas leído
welcome-drop = O suelta un archivo en cualquier parte de esta ventana. Nada sale de tu ordenador.
welcome-stays = Nada sale de tu ordenador.
welcome-step-open = El texto tal como es. Nunca se cambia.
welcome-step-select = Arrastra, haz triple clic
or = o
welcome-step-tag = Una tecla. Después escribes por qué y en qué se apoya.
recent = Recientes
claims-and-day = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
 } · { $day }
folder = carpeta
try-a-sample = Para probar
sample-practice = Práctica: un artículo corto, aún sin marcar
sample-practice-told = 9 frases, unos cinco minutos, con ayuda
sample-english = Una noticia con 50 afirmaciones
sample-english-told = en inglés, marcada por Noor; veredictos y pruebas
sample-russian = Un artículo en ruso con 15 afirmaciones
close-article-without-saving = ¿Cerrar este artículo sin guardar?
address-title = Claimlight nunca se conecta a Internet
address-how = Para traer la página aquí, ábrela en tu navegador, marca su texto, cópialo y pégalo aquí; o guarda la página como texto y abre ese archivo. La dirección se conserva como fuente del próximo texto que pegues.
sample-changed = Un ejemplo: sin guardar
drop-to-open = Soltar para abrir
no-data-folder = No hay ninguna carpeta donde conservar los ajustes; duran hasta que cierres la ventana.
reading-mode-on = Modo de lectura: F8 o Esc vuelve a mostrar todo
command-ToggleArticles = Artículos
    .help = Mostrar u ocultar la lista de artículos.
command-ToggleInspector = Afirmación seleccionada
    .help = Mostrar u ocultar el panel de la afirmación seleccionada.
command-ToggleTools = Barra de herramientas
    .help = Mostrar u ocultar la barra de herramientas.
command-HideNoClaims = Ocultar las barras sin afirmación
    .help = Ocultar las barras junto a las frases sin afirmación, o mostrarlas de nuevo.
command-OpenMenus = Menús
    .help = Abrir los menús; las flechas los recorren. Alt sola hace lo mismo.
command-ReadingMode = Modo de lectura
    .help = Mostrar solo el artículo, o todo de nuevo.
open = Abrir…
command-NextPane = Parte siguiente de la ventana
    .help = Llevar el teclado a la parte siguiente de la ventana.
command-PreviousPane = Parte anterior de la ventana
    .help = Llevar el teclado a la parte anterior de la ventana.
command-Settings = Ajustes…
    .help = Mostrar y cambiar los ajustes.
command-Palette = Comandos…
    .help = Buscar un comando por unas letras de su nombre.
command-PrintKeys = Imprimir las teclas…
    .help = Guardar todas las teclas como página y abrirla en el navegador para imprimirla.
holder-caret = el cursor y los campos
key-is-held = No ha cambiado nada: { $key } es la tecla de «{ $holder }».
commands = Comandos
palette-hint = Unas letras de un comando
palette-nothing = Ningún comando tiene estas letras.
dialog-print-keys = Guardar las teclas como página para imprimir
written = Guardado: { $path }
settings = Ajustes
settings-window = Ventana
settings-appearance = Apariencia
appearance-system = Como el sistema
appearance-light = Clara
appearance-dark = Oscura
settings-language = Idioma
language-draft = { $name } (borrador)
language-of-the-system = Como el sistema
settings-scale = Tamaño de la interfaz
settings-reading = Lectura
settings-font = Tipo de letra
settings-size = Tamaño del texto
settings-line-width = Ancho de línea
settings-line-spacing = Interlineado
settings-zoom = Zoom del texto
points = puntos
characters = caracteres
sizes = veces el tamaño del texto
settings-behaviour = Comportamiento
settings-name = Mi nombre
settings-autosave = Guardado automático, cinco segundos después de un cambio
settings-whole-words = Al arrastrar, seleccionar palabras enteras
settings-own-dialogs = Elegir archivos en un cuadro dentro de la ventana
settings-reduce-motion = Reducir el movimiento
settings-letters = Las letras sin Ctrl son teclas: J, V, N…
settings-are-in = Todos los ajustes están en { $path }, que se puede leer y cambiar a mano.
all-keys-back = Restablecer todas las teclas
press-a-key = Pulsa una tecla; Esc la deja como está
key-back = Restablecer
key-back-of = Restablecer la tecla de { $command }
key-none = Ninguna
key-none-of = Ninguna tecla para { $command }
key-change = Cambiar
key-change-of = Cambiar la tecla de { $command }
all-claims = Todas
number-of-all = { $number } de { $total }
more-acts = Más para esta afirmación
my-own-verdict = Mi veredicto
others = Otros
show-note = Un clic muestra la nota.
others-verdict = { $name }: { $verdict }
others-no-note = { $name } no escribió ninguna nota.
others-no-claim = { $name }: sin afirmación
others-no-claim-note = { $name } leyó estas palabras y no encontró en ellas ninguna afirmación.
decision-verdict = Decidido por { $name }: { $verdict }
decision-no-claim = Decidido por { $name }: estas palabras no son una afirmación
decision-same-as = Decidido por { $name }: la misma que la afirmación { $n }
decision-same-as-gone = Decidido por { $name }: la misma que una afirmación que no está aquí
decisions-differ = Sobre esta afirmación se ha decidido de formas distintas.
decision-rule-missing = La guía no tiene una regla para esto.
decision-slip = Alguien se equivocó.
decision-edge-case = Un caso límite de una regla.
decision-taste = Es cuestión de gustos.
others-on-earlier-words = { $name }: dado sobre las palabras anteriores
evidence-of-claim = Pruebas
new-evidence = Prueba nueva
edit-evidence = Editar la prueba { $n }
fold-evidence = Plegar la prueba { $n }
evidence-stance = Qué dice
evidence-says = { $stance } «{ $quote }»
seen-on = vista el { $day }
has-kept-copy = copia guardada
width-of-articles = Ancho de la lista de artículos
width-of-claims = Ancho de las afirmaciones
height-of-claims = Altura de la lista de afirmaciones
command-Find = Buscar…
    .help = Buscar palabras en el artículo, en afirmaciones y notas.
command-FindNext = Buscar siguiente
    .help = Ir a la coincidencia siguiente.
command-FindPrevious = Buscar anterior
    .help = Ir a la coincidencia anterior.
command-FilterClaims = Filtrar afirmaciones…
    .help = Mostrar u ocultar los campos que filtran la lista de afirmaciones.
command-SameWords = Marcar las mismas palabras en otros lugares…
    .help = Mostrar todos los demás lugares de estas palabras y marcar los elegidos.
command-GoToClaim = Ir a la afirmación…
    .help = Ir a una afirmación por su número.
find-hint = Buscar en el artículo, las afirmaciones y las notas
find-previous = Coincidencia anterior (Mayús+Intro)
find-next = Coincidencia siguiente (Intro)
find-close = Cerrar (Esc)
find-whole = palabras completas
find-case = mayúsculas
find-diacritics = acentos
find-no-hit = ninguna coincidencia
find-nothing-typed = Escribe primero lo que buscas.
find-at = { $i } de { $n }
find-hits = { $n ->
    [one] 1 coincidencia
   *[other] { $n } coincidencias
 }
find-at-and-notes = { $i } de { $n }, { $noted } en afirmaciones y notas
find-hits-and-notes = { $n ->
    [one] 1 coincidencia
   *[other] { $n } coincidencias
 }, { $noted } en afirmaciones y notas
same-words = Las mismas palabras en otros lugares
same-words-looking = Buscando…
same-words-none = Estas palabras no están en ningún otro lugar.
tick-all = Todos
tick-none = Ninguno
same-words-places = Más lugares de esta afirmación
same-words-claims = Afirmaciones aparte
same-words-mark = { $n ->
    [one] Marcar 1 lugar
   *[other] Marcar { $n } lugares
 }
act-same-words = marcar las mismas palabras
same-words-marked = { $n ->
    [one] 1 lugar más marcado
   *[other] { $n } lugares más marcados
 }
go-to-claim = Ir a la afirmación
go-to-claim-hint = Número, de 1 a { $n }
no-claim-with-this-number = No hay ninguna afirmación con este número.
filter-words = Con estas palabras
sort = Orden
sort-of-list = Orden de la lista: { $order }
sort-place = Orden del texto
sort-time = Las últimas primero
sort-verdict = Por veredicto
anyone = Todas las personas
whose = De quién
any-kind = Cualquier tipo
any-tag = Cualquier etiqueta
claims-shown = Se muestran { $n } de { $all }
claims-picked = { $n ->
    [one] 1 elegida:
   *[other] { $n } elegidas:
 }
judge-picked = Veredicto de las afirmaciones elegidas: { $verdict }
tag = Etiqueta
new-tag = Nueva etiqueta
join = Unir
clear-selection = Quitar selección
act-tag = añadir etiqueta
claims-judged = { $n ->
    [one] 1 afirmación: { $verdict }
   *[other] { $n } afirmaciones: { $verdict }
 }
claims-changed = { $n ->
    [one] 1 afirmación cambiada
   *[other] { $n } afirmaciones cambiadas
 }
claims-deleted = { $n ->
    [one] 1 afirmación eliminada
   *[other] { $n } afirmaciones eliminadas
 }
claims-unchanged = No ha cambiado nada: ya están así.
command-SplitClaim = Dividir en partes…
    .help = Hacer partes de la afirmación, cada una con su propio veredicto: una frase, tres hechos.
command-JoinClaims = Unir afirmaciones
    .help = Unir las dos afirmaciones elegidas, o la seleccionada y la siguiente; se conservan todas las notas y pruebas.
split = Dividir en partes
split-hint = Cada parte recibe su propio veredicto. La afirmación se queda y conserva su nota y sus pruebas.
split-more = Añadir parte
split-do =
    { $n ->
        [0] Crear partes
        [one] Crear 1 parte
       *[other] Crear { $n } partes
    }
split-needs = Elige palabras para una parte, o escríbela con palabras sencillas.
split-tab = campo siguiente
split-verdict = veredicto de la fila
split-enter = crear
part-words = Palabras de la afirmación
part-verdict-head = Mi veredicto
part-remove = Quitar la parte { $n }
part-choose-words = Elegir palabras
optional = Opcional
key-tab = Tab
key-alt = Alt
key-enter = Intro
key-delete = Supr
key-page-up = Re Pág
key-page-down = Av Pág
part-on = Hacer la parte { $n }
part-same-words = las mismas palabras
part-place = Palabras de la parte { $n }: { $words }
part-restated = Con palabras sencillas
part-restated-n = Parte { $n } con palabras sencillas
part-verdict = Veredicto de la parte { $n }: { $verdict }
act-split = dividir afirmación
act-join = unir afirmaciones
no-part-has-words = No se ha hecho nada: ninguna parte tiene palabras.
parts-made = { $n ->
    [one] 1 parte hecha
   *[other] { $n } partes hechas
 }
verdict-of-the-joined = Veredicto de la afirmación unida: { $verdict }
claims-joined = Afirmaciones unidas; se conservan las notas y pruebas de ambas
command-EditScheme = Veredictos disponibles…
    .help = Cambiar los veredictos, tipos y etiquetas disponibles.
command-LoadScheme = Veredictos de un archivo…
    .help = Usar los veredictos de otro archivo de anotaciones, o de un archivo que solo contiene veredictos.
command-SchemeForNew = Usar estos veredictos para artículos nuevos
    .help = Los artículos en los que nadie ha trabajado todavía reciben estos veredictos a partir de ahora.
dialog-load-scheme = Tomar los veredictos de un archivo
dialog-save-scheme = Guardar los veredictos en un archivo
scheme-files = Archivos de veredictos y de anotaciones
sign-twice = El signo { $sign } se usa dos veces: { $verdicts }.
underline-twice = La misma línea se usa dos veces: { $verdicts }.
key-twice = La letra { $key } se usa dos veces: { $verdicts }.
verdict-without-label = Un veredicto no tiene nombre.
colour-is-faint = El color de { $verdict } es demasiado pálido para verse sobre papel: contraste { $contrast }; hace falta al menos 3.
scheme-without-verdicts = Hace falta al menos un veredicto.
act-scheme = cambiar los veredictos disponibles
scheme-taken = Veredictos disponibles: { $name }
scheme-for-new = Los artículos nuevos reciben estos veredictos: { $name }.
new-verdict = Nuevo veredicto
scheme-named = Veredictos disponibles: { $name }
edit-scheme = Veredictos disponibles
scheme-name = Nombre
scheme-version = Versión
verdict-label = Nombre
verdict-sentence = Cuándo usarlo
verdict-sign = Signo
verdict-colour = Color
verdict-line = Línea
verdict-key = Letra
verdict-label-n = Nombre del veredicto { $n }
verdict-sentence-n = Cuándo usar el veredicto { $n }
verdict-sign-n = Signo del veredicto { $n }
verdict-colour-n = Color del veredicto { $n }
verdict-line-n = Línea del veredicto { $n }
verdict-key-n = Letra del veredicto { $n }
verdict-up-n = Subir el veredicto { $n }
verdict-delete-n = Eliminar el veredicto { $n }
add-verdict = Añadir veredicto
scheme-kinds = Tipos de afirmación
scheme-tags = Etiquetas disponibles
scheme-to-file = A un archivo…
use-scheme = Usar estos veredictos
colour-green = verde
colour-orange = naranja
colour-grey = gris
colour-red = rojo
colour-purple = morado
colour-yellow = amarillo
colour-blue = azul
colour-own = propio
line-solid = continua
line-dashed = de rayas
line-dotted = de puntos
line-double = doble
line-wavy = ondulada
line-dash-dot = de raya y punto
scheme-moving = Adónde van los veredictos
scheme-moving-hint = { $name } tiene otros veredictos. Di adónde va cada uno de los usados; con deshacer una vez, todo vuelve atrás.
moving-verdict = { $verdict } ({ $n })
verdict-stays = se queda como está
change-scheme = Cambiar los veredictos
evidence-title = título
evidence-publisher = quién lo publica
dialog-snapshot = Conservar el texto de un archivo
act-snapshot = copia de la prueba
act-copy-source = copiar fuente
snapshot-kept = Copia guardada
snapshot-removed = Copia guardada eliminada
snapshot-no-quote = Escribe primero las palabras citadas: son lo que se conserva.
snapshot-too-large = { $name } contiene más de 2 MB de texto, más de lo que se conserva con una prueba.
snapshot-drop = Suelta el archivo en la ventana: su texto se conserva con esta prueba.
source-copied = Fuente copiada
given-before = Ya usadas antes:
copy-source = Copiar esta fuente: { $what }
snapshot-of = Copia guardada del { $day }, { $n ->
    [one] 1 carácter
   *[other] { $n } caracteres
 }
snapshot-read = Leer
snapshot-read-n = Leer la copia guardada de la prueba { $n }
snapshot-remove-n = Eliminar la copia guardada de la prueba { $n }
snapshot-keep = Guardar una copia…
snapshot-keep-n = Guardar una copia de la prueba { $n }
snapshot-of-quote = de las palabras citadas
snapshot-of-file = del texto de un archivo…
snapshot-of-drop = de un archivo que sueltes ahora
snapshot = Copia guardada
snapshot-hash = Huella digital (SHA-256): { $hash }
snapshot-whole = Está como cuando se guardó.
snapshot-changed = Se ha cambiado desde que se guardó.
further-lines = { $n ->
    [one] … y 1 línea más en el archivo
   *[other] … y { $n } líneas más en el archivo
 }
open-recent = Abrir reciente
about-version = Versión { $version }
about-licence = Licencia: MIT o Apache-2.0, como prefieras. Los tipos de letra Libertinus Serif y Noto Sans están bajo la SIL Open Font License.
about-annotations = Los archivos de anotaciones están junto a sus artículos o donde los guardaste.
about-data = Ajustes, versiones anteriores y lo que aún no está guardado: { $path }
about-offline = Claimlight nunca se conecta a Internet.
date = Fecha
error-binary = { $name } es { $what }, no un texto. Claimlight abre textos (.txt, .md), páginas web (.html, .mhtml, .webarchive), transcripciones (.srt, .vtt), documentos (.docx, .odt, .rtf, .pdf), libros electrónicos (.epub), correos (.eml) y archivos de anotaciones (.claims.ron).
error-unreadable-damaged = { $name } está cortado o dañado: no se puede leer su texto.
error-unreadable-too-much = { $name } contiene mucho más que un artículo. Claimlight no lo abre.
error-unreadable-too-deep = { $name } está anidado a demasiada profundidad para leerlo.
error-unreadable-locked = { $name } está protegido con contraseña. Guárdalo sin contraseña y ábrelo de nuevo.
error-unreadable-no-text = { $name } no contiene texto.
error-unreadable-no-chapter = { $name } no tiene el capítulo { $number }: el último es el { $count }.
error-unreadable-no-chapters = { $name } no tiene capítulos que elegir.
error-unreadable-scanned = { $name } no contiene texto legible, solo imágenes de sus páginas. Haz primero que se pueda buscar en él (el reconocimiento de texto, OCR, está en los programas de escaneo y en OCRmyPDF) y ábrelo de nuevo.
error-unreadable-too-slow = { $name } tarda demasiado en leerse. Puede que esté dañado.
error-unreadable-not-started = { $name } no se pudo leer, porque Claimlight no pudo iniciarse por segunda vez para leerlo. Ábrelo de nuevo.
error-unreadable-not-built = { $name } es un archivo PDF, y esta versión de Claimlight no los lee.
error-too-large = ocupa más de { $n } MB, más de lo que Claimlight abre
error-not-a-file = no es un archivo
large-title = Un archivo muy grande
large-what = { $name } ocupa más de { $n } MB. Abrirlo puede tardar y ocupar mucha memoria de este equipo.
large-open = Abrirlo de todos modos
error-not-utf8 = línea { $line }, columna { $column }: el archivo está dañado (no es UTF-8).
error-empty = está vacío.
error-cut-off = se corta a la mitad, en la línea { $line }, columna { $column }. Falta el resto.
error-conflict = Git dejó dos versiones en él, entre marcas de conflicto; la primera está en la línea { $line }.
error-foreign = no es un archivo de anotaciones de Claimlight.
error-newer = lo escribió una versión posterior. Necesita Claimlight { $reader } o más reciente.
error-malformed = línea { $line }, columna { $column }: { $what }.
error-no-verdicts = no contiene ningún veredicto
error-verdict-twice = dos veredictos tienen el identificador «{ $id }»
error-gone = el archivo ya no está
error-no-folder = no existe la carpeta { $folder }
error-not-allowed = no se puede escribir en la carpeta { $folder }
error-read-only = el archivo es de solo lectura
error-full = el disco está lleno
error-corrupted = el disco no conservó lo que se escribió
kind-pdf = un archivo PDF
kind-picture = una imagen
kind-office = un archivo zip o un documento de oficina
kind-program = un programa
kind-compressed = un archivo comprimido
kind-binary = un archivo binario
part-claim = Afirmación { $number }
part-no-claim = Un pasaje leído sin afirmación
repair-id-twice = { $part }: el identificador { $id } aparece dos veces; este recibió uno nuevo.
repair-id-malformed = { $part }: faltaba el identificador o era erróneo; recibió uno nuevo.
repair-nobodys = { $part }: no dice de quién es.
repair-time = { $part }: no se pudo leer la hora.
repair-annotator-without-id = Se omitió una persona sin identificador.
repair-annotator-twice = { $name } aparece dos veces en la lista.
repair-annotator-unknown = Alguien que no está en la lista del archivo se añadió como «Unknown».
repair-block-kind = Una parte del texto del tipo desconocido «{ $kind }» se muestra como párrafo.
repair-mark-beyond = Se omitió un enlace, negrita o cursiva más allá del final de su párrafo.
repair-text-changed = El texto del artículo cambió desde que se marcaron las afirmaciones: se buscan por sus palabras.
repair-no-scheme = El archivo no dice qué veredictos hay; se usa Verificada / No verificada.
repair-underline = El subrayado «{ $name }» no se conoce; se dibuja una línea.
repair-no-words = { $part } no tiene palabras; se conserva sin lugar.
repair-widened = { $part } empezaba o terminaba dentro de una letra; se amplió.
repair-found-again = { $part } no estaba donde dice el archivo; se encontró por sus palabras.
repair-not-found = { $part } no se encontró en el texto; se conserva sin lugar.
repair-verdict = { $part } tiene el veredicto «{ $id }», que no está entre los disponibles; se conserva.
repair-decision = { $part } tiene la decisión «{ $decision }», que no se conoce; se conserva y no decide nada.
repair-confidence = { $part }: una seguridad de { $n } se redujo a 100.
repair-stance = { $part }: no se conoce «{ $stance }» como lo que dice una prueba; se toma como contexto.
repair-outside = { $part } quedaba fuera del texto; se omitió, y su frase cuenta como no leída.
question = Pregunta
act-typing = escritura
repair-ask = El ejercicio pide «{ $name }», que no se conoce; se ha dejado fuera.
repair-points = Un nivel de la rúbrica vale { $points }, que no es un número de 0 o más; no tiene puntos.
repair-log = Se omitieron líneas del registro que no se pudieron leer: { $n }.
error-changed = otro programa ha cambiado el archivo y no se pueden combinar: { $reason }
error-busy = otros programas escriben el archivo continuamente
error-other-article = los archivos son de artículos distintos: «{ $a }» y «{ $b }»
error-pseudonym-line = la línea { $line } de pseudonyms.csv no es de una lista de seudónimos.
error-pseudonym-twice = la línea { $line } de pseudonyms.csv da un seudónimo por segunda vez.
error-other-purpose = los archivos sirven para cosas distintas: { $a } y { $b }
purpose-none = lo que dice la gente de un artículo
purpose-exercise = un ejercicio
purpose-key = la clave de un ejercicio
purpose-answer = una respuesta a un ejercicio
purpose-decided = lo que vale de un artículo
error-no-text = ninguno de los archivos contiene el texto del artículo
error-comments = otro programa ha cambiado el archivo, y contiene comentarios que se perderían al guardar; guarda otra vez para seguir sin ellos
owner-not-kept = Guardado. No se pudo conservar el propietario, el grupo o la lista de acceso del archivo: el sistema no lo permite.
save-elsewhere-do = Guardar en otro lugar…
came-in-new-text = El artículo tiene ahora un texto posterior.
updated-twice = El texto del artículo se actualizó aquí y en otra parte, a versiones distintas: vale la posterior.
came-in = { $who } cambió este archivo en otro sitio: { $what }.
came-in-claims = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}
came-in-verdicts = { $n ->
    [one] 1 veredicto
   *[other] { $n } veredictos
}
came-in-others = { $n ->
    [one] 1 cambio más
   *[other] { $n } cambios más
}
came-in-somebody = Alguien
left-alone = { $what } Sin tocar: lo que otros han cambiado desde entonces.
disk-refused = Otro programa cambió el archivo y no se puede combinar: { $reason }
left-behind = { $who }: { $n ->
    [one] 1 cambio
   *[other] { $n } cambios
} en «{ $title }» sin guardar, el último el { $day } a las { $time }.
left-restore = Restaurar
left-look = Ver primero
left-later = Más tarde
left-drop = Descartar
left-dropped = Descartado. Se guarda un mes entre las versiones anteriores.
left-made = Marcado: { $quote }
left-changed = Cambiado: { $quote }
left-deleted = Eliminado: { $quote }
left-other-text = El artículo tiene ahora otro texto: los cambios se quedan donde están.
restored = { $n ->
    [one] 1 cambio restaurado
   *[other] { $n } cambios restaurados
}
act-restore = restaurar tras un fallo
command-Restore = Restaurar cambios sin guardar
    .help = Recuperar lo que no estaba guardado cuando el programa terminó.
command-Decide = Por decidir…
    .help = Mostrar y decidir lo que dos personas cambiaron a la vez.
nothing-to-restore = No hay cambios que restaurar.
nothing-to-decide = No hay nada que decidir.
decided = Decidido
act-decide = decidir
to-decide = { $n } por decidir
decide-title = Decidir entre dos versiones
decide-hint = Dos personas han cambiado lo mismo sin haber visto el cambio de la otra. No se pierde nada: lo que no adoptes queda en el historial.
decide-start = Dónde empieza la afirmación
decide-end = Dónde termina la afirmación
decide-deletion = Eliminada o no
decide-claim = afirmación { $number }
decide-claim-words = afirmación { $number } · «{ $words }»
decide-shown = se muestra ahora
decide-other = en la otra copia
decide-stays = Se queda
decide-keep = Conservar lo de { $who }
decide-keep-first = Conservar lo primero
decide-keep-it = Conservar
decide-take = Adoptar lo de { $who }
decide-take-first = Adoptar lo primero
decide-named = { $what }: { $n }
decide-deleted = Se eliminó sin haber visto lo que se cambió.
decide-unfold = Mostrarlo entero
decide-kept =
    { $who ->
        [""] Conservado: { $words }
       *[other] Conservado lo de { $who }: { $words }
    }
decide-taken =
    { $who ->
        [""] Adoptado: { $words }
       *[other] Adoptado lo de { $who }: { $words }
    }
decide-was = antes: { $words }
decide-undo = Deshacer la decisión { $n }
decide-count = { $n } de { $all } decididas
decide-next = siguiente
decide-keep-all = Conservar todo lo de { $who }
decide-keep-all-shown = Conservar todo lo que se muestra
act-reconsider = volver a abrir
undecided-again = Abierto de nuevo
field-spans = Lugar
field-restated = Con palabras sencillas
field-claimant = Quién lo dice
field-need = En la clave
field-accepted = Veredictos correctos
field-to-pupil = Nota para el alumno
field-kind = Tipo
field-date = Fecha
field-tags = Etiquetas
field-verdict = Veredicto
field-confidence = Seguridad
field-note = Nota
field-title = Título
field-source = Fuente
field-quote = Cita
field-name = Nombre
field-same-as = La misma persona que
field-decision = Decisión
field-reason = Motivo del desacuerdo
field-role = Función
field-other = Otro campo
history = Historial
history-claim = Afirmación
history-judgement = Veredicto
history-evidence = Prueba
history-set = { $field }: cambiado
history-made = { $part }: añadido
history-deleted = { $part }: eliminado
history-kept = { $part }: mantenido
command-Versions = Versiones anteriores…
    .help = Mostrar lo que contenía el archivo y recuperarlo.
versions-title = Versiones anteriores
versions-hint = Cada guardado conserva la versión previa: todas las de la última hora, una por hora del último día, una por día durante un mes. Recuperarla se puede deshacer.
version-told = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}; desde entonces { $came } añadidas, { $gone } quitadas, { $changed } cambiadas
bring-back = Recuperar
bring-back-named = Recuperar { $time }
act-bring-back = recuperar una versión anterior
no-versions = No hay versiones anteriores de este archivo.
version-is-the-same = Esa versión es la misma.
version-brought-back = Versión anterior recuperada
offer-title = Ya tienes afirmaciones sobre este artículo
offer-title-named = ¿Combinar { $name } con el tuyo?
offer-what = Este archivo es otra copia, o la de otra persona. Se puede combinar con el tuyo; este archivo queda como está.
offer-what-named = Lo que contiene pasa a tu archivo; el archivo mismo queda como está.
offer-brings = Esto se añadiría:
offer-line = { $who }: { $what }
offer-changes = { $n ->
    [one] 1 cambio
   *[other] { $n } cambios
}
offer-merge = Combinar con el mío
offer-look = Solo verlo
offer-nothing = { $name } no contiene nada que este artículo no tenga.
merge-in-nothing = No contiene nada que el tuyo no tenga.
merge-in-do = Combinar
copies-beside = Junto a este archivo hay otro con otro contenido: { $name }
copies-leave = Dejarlo
command-Incoming = Cambios de otras personas…
    .help = Mostrar lo que otras personas han hecho desde que se abrió el artículo, y quitarlo de uno en uno.
incoming-title = Cambios de otras personas
incoming-hint = Lo que otros han hecho en este archivo desde que se abrió aquí. Quitar algo lo quita para todos; se puede deshacer.
incoming-made = marcada
incoming-deleted = borrada
incoming-taken-back = retirado: { $what }
incoming-out = Quitado, para todos.
incoming-left = Sin tocar: ha cambiado desde entonces.
nothing-came-in = Nadie más ha cambiado nada desde que se abrió el artículo.
act-take-out = quitar un cambio de otra persona
take-out = Quitar
take-out-named = Quitar { $n }
show-what-came-in = Mostrar
command-OnMyOwn = Usar mi propio archivo
    .help = Guardar desde ahora en un archivo propio, sin lo que han hecho otras personas, hasta que combine los suyos.
command-Together = Combinar archivos de otros…
    .help = Buscar junto a este archivo los de otros sobre el mismo artículo y combinarlos de uno en uno.
own-has-purpose = Este archivo tiene un fin propio, como la clave de un ejercicio: no puedes usar tu propio archivo junto a él.
command-MergeFile = Combinar un archivo…
    .help = Elegir el archivo de otra persona sobre este artículo, ver qué añadiría y combinarlo con el tuyo. Soltar un archivo sobre la ventana hace lo mismo.
dialog-merge = Elegir el archivo que se combina
annotation-files = Archivos de anotaciones
own-already = Este ya es tu archivo propio. «Combinar archivos de otros…» lo une con los demás.
own-begun = Desde ahora se guarda en { $name }. Lo que han hecho otros no se muestra ni se combina hasta que lo pidas.
nothing-beside = Junto a este archivo no hay otro de este artículo que contenga algo distinto.
own-save-first = ¿Guardar antes de seguir en tu propio archivo?
save-and-go-on = Guardar y seguir
version-dropped = { $n ->
    [one] { $n } cambio que dejó un fallo y que se descartó
   *[other] { $n } cambios que dejó un fallo y que se descartaron
}
look-at-named = Mirar { $time }
version-title = Una versión anterior
version-back = Todas las versiones
version-same = { $verdict }: { $quote }
version-changed = { $verdict }: { $quote } (cambiada desde entonces)
version-gone = { $verdict }: { $quote } (desaparecida desde entonces)
version-came = { $verdict }: { $quote } (añadida desde entonces)

## Arreglar lo que se leyó de un archivo

command-Chapters = Elegir capítulos…
    .help = Elegir los capítulos del libro electrónico que se leen.
chapters-no-book = Solo los libros electrónicos tienen capítulos para elegir.
chapters-title = Capítulos
chapters-help = El artículo se compone de los capítulos marcados. Las afirmaciones de los capítulos que quedan se vuelven a encontrar; Deshacer trae el texto anterior.
chapters-all = Marcar todos
chapters-none = No marcar ninguno
chapters-told = { $n ->
    [0] Marca al menos un capítulo.
    [one] 1 capítulo, { $words } palabras
   *[other] { $n } capítulos, { $words } palabras
}
chapters-read = { $n ->
    [one] Leer 1 capítulo
   *[other] Leer { $n } capítulos
}
chapters-words = { $n ->
    [one] 1 palabra
   *[other] { $n } palabras
}
chapters-row = Capítulo { $number }: { $title }, { $words }
command-Mend = Revisar el texto importado…
    .help = Mostrar qué se leyó del archivo del artículo y qué se dejó fuera, y arreglarlo.
command-MendNext = Bloque siguiente
    .help = Ir al bloque siguiente.
command-MendPrevious = Bloque anterior
    .help = Ir al bloque anterior.
command-MendLeaveOut = Dejar fuera o recuperar
    .help = Dejar el bloque elegido fuera del artículo, o recuperarlo.
command-MendJoin = Unir con el de arriba
    .help = Hacer un solo bloque del elegido y del que está encima.
command-MendSplit = Dividir aquí
    .help = Empezar un bloque nuevo en el cursor. Colócalo con un clic o con las flechas izquierda y derecha.
command-MendHeading = Encabezado
    .help = Hacer del bloque elegido un encabezado, o de nuevo un párrafo.
command-MendQuotation = Cita
    .help = Hacer del bloque elegido una cita, o de nuevo un párrafo.
command-MendUse = Usar este texto
    .help = Poner el artículo en este texto. Las afirmaciones que ya existen se vuelven a encontrar en él; Deshacer trae el texto anterior.
imported-from = Importado de { $name }: { $blocks ->
    [one] 1 bloque
   *[other] { $blocks } bloques
}, { $out ->
    [0] nada se dejó fuera
    [one] 1 se dejó fuera
   *[other] { $out } se dejaron fuera
}.
imported-check = Revisar…
mend-nothing = No se está revisando ningún texto importado.
mend-first = Primero usa el texto o cancela.
mend-nothing-in = No hay ningún bloque marcado: marca al menos uno.
mend-without-file = El archivo ya no se puede leer, así que no se puede recuperar nada de él.
mend-file-changed = El archivo ha cambiado desde que se leyó este texto, así que no se puede recuperar nada de él. Mira primero los cambios, o arregla el texto como está.
mend-nothing-to-tick = No se dejó fuera ningún bloque del texto.
mend-also-text = También se dejó fuera: { $things }.
mend-discard-help = El texto queda como estaba. Lo que cambiaste aquí no se guarda.
mend-put-back-first = Este bloque está fuera: recupéralo primero.
mend-nothing-above = No hay ningún bloque encima.
mend-place-caret = Primero coloca el cursor entre dos palabras: con un clic o con las flechas izquierda y derecha.
mend-rows = Bloques del texto
mend-row = { $kind }: { $text }
mend-row-left-out = fuera, { $kind }: { $text }
mend-take = En el artículo: { $kind }, { $text }
mend-put-back = Recuperar: { $kind }, { $text }
mend-kind = Tipo de bloque: { $kind }, { $text }
mend-leave-out = Dejar fuera
mend-put-it-back = Recuperar
mend-facts = Tomado de la página
mend-facts-file = Tomado del archivo
mend-left-out = Fuera
mend-tick = marca para recuperar
mend-all-taken = Se tomó todo el texto de la página.
mend-all-taken-file = Se tomó todo el texto del archivo.
mend-also = También se dejó fuera: { $things }. No contienen texto del artículo.
mend-pieces = { $n } trozos: { $text }
mend-told = { $blocks ->
    [one] 1 bloque tomado
   *[other] { $blocks } bloques tomados
}, { $out ->
    [0] nada fuera
    [one] 1 parte fuera
   *[other] { $out } partes fuera
}. No se cambia ninguna palabra; tú eliges qué entra y cómo se divide.
mend-told-without-file = { $blocks ->
    [one] 1 bloque
   *[other] { $blocks } bloques
}. No se cambia ninguna palabra; tú eliges qué entra y cómo se divide.
mend-block-of = Bloque { $at } de { $all }
mend-words = { $n ->
    [one] 1 palabra tomada
   *[other] { $n } palabras tomadas
}
mend-not-saved = No se guarda hasta que lo uses
mend-used = El artículo tiene el texto que elegiste.
act-mend = arreglar el texto
block-paragraph = Párrafo
block-title = Título
block-heading = Encabezado
block-item = Elemento de lista
block-quotation = Cita
block-code = Código
block-table-row = Fila de tabla
block-footnote = Nota al pie
block-caption = Pie de foto
block-byline = Firma
part-menu = Menú
part-head = Cabecera
part-foot = Pie de página
part-beside = Junto al texto
part-caption = Pie de foto
part-related = Enlaces relacionados
part-comments = Comentarios
part-cookies = Aviso de cookies
part-advert = Anuncio
part-share = Botones de compartir
part-form = Formulario
part-page-head = Encabezado o número de página
part-other = Otro texto

## El texto ha cambiado

command-UpdateText = Actualizar el texto…
    .help = Poner el artículo en una versión posterior de su texto; sus afirmaciones se vuelven a encontrar allí.
command-ReadAgain = Leer de nuevo con esta versión…
    .help = Leer de nuevo el archivo del artículo; las afirmaciones se vuelven a encontrar en su texto.
command-ChooseEncoding = Codificación…
    .help = Mostrar cómo se lee el archivo del artículo en otras codificaciones, para elegir una.
article-has-no-file = Este artículo no tiene archivo.
change-encoding = Cambiar…
read-as-guess = Leído como { $encoding }; es una suposición.
unread-lines = { $n ->
    [one] La línea { $lines } del archivo tiene bytes que no se pudieron leer.
   *[other] Las líneas { $lines }{ $more ->
        [0] {""}
       *[other] {" "}y { $more } más
    } del archivo tienen bytes que no se pudieron leer.
}
left-out-of-text = No incluido: { $kinds }.
choose-encoding = Codificación
    .help = Las palabras alrededor de la primera letra que cambia. Elige la codificación en la que se leen bien; Deshacer recupera el texto anterior.
reads-as = { $encoding }: { $text }
details-encoding = Leído como { $encoding }.
details-encoding-guess = Leído como { $encoding }; es una suposición.
left-out-scripts = { $n ->
    [one] 1 script
   *[other] { $n } scripts
}
left-out-styles = { $n ->
    [one] 1 hoja de estilo
   *[other] { $n } hojas de estilo
}
left-out-comments = { $n ->
    [one] 1 comentario
   *[other] { $n } comentarios
}
left-out-templates = { $n ->
    [one] 1 plantilla
   *[other] { $n } plantillas
}
left-out-hidden = { $n ->
    [one] 1 parte oculta
   *[other] { $n } partes ocultas
}
left-out-pictures = { $n ->
    [one] 1 imagen
   *[other] { $n } imágenes
}
left-out-embedded = { $n ->
    [one] 1 vídeo, sonido u otro contenido incrustado
   *[other] { $n } vídeos, sonidos u otros contenidos incrustados
}
left-out-template-tags = { $n ->
    [one] 1 etiqueta de plantilla
   *[other] { $n } etiquetas de plantilla
}
left-out-unknown-tags = { $n ->
    [one] 1 etiqueta desconocida
   *[other] { $n } etiquetas desconocidas
}
left-out-front-matter = { $n ->
    [one] 1 campo del encabezado
   *[other] { $n } campos del encabezado
}
left-out-surroundings = { $n ->
    [one] 1 párrafo alrededor del artículo
   *[other] { $n } párrafos alrededor del artículo (menús, anuncios, comentarios)
}
left-out-repeats = { $n ->
    [one] 1 línea o nombre repetido
   *[other] { $n } líneas o nombres repetidos
}
left-out-deletions = { $n ->
    [one] 1 pasaje borrado
   *[other] { $n } pasajes borrados
}
left-out-page-heads = { $n ->
    [one] 1 encabezado o pie de página
   *[other] { $n } encabezados y pies de página
}
left-out-contents = { $n ->
    [one] 1 índice
   *[other] { $n } índices
}
left-out-chapters = { $n ->
    [one] 1 capítulo
   *[other] { $n } capítulos
}
left-out-missing-files = { $n ->
    [one] 1 parte que falta en el archivo
   *[other] { $n } partes que faltan en el archivo
}
left-out-attachments = { $n ->
    [one] 1 archivo adjunto
   *[other] { $n } archivos adjuntos
}
left-out-control-characters = { $n ->
    [one] 1 carácter de control
   *[other] { $n } caracteres de control
}
command-Review = Revisar lo que cambió
    .help = Mirar, una por una, las afirmaciones cuyas palabras o lugares cambiaron con el texto.
command-ReviewAccept = Aceptar el lugar
    .help = La afirmación está ahí; si sus palabras cambiaron, mi veredicto queda por verificar de nuevo.
command-ReviewKeepVerdict = Aceptar y mantener el veredicto
    .help = La afirmación está ahí, y mi veredicto vale para sus nuevas palabras.
command-ReviewPlace = Colocar a mano
    .help = La afirmación está donde hay palabras seleccionadas.
command-ReviewUnplaced = Dejar sin lugar
    .help = La afirmación no tiene lugar en este texto; queda en la lista y en el archivo, con su cita.
dialog-update-text = Elegir el texto del artículo
update-working = Buscando de nuevo las afirmaciones en { $name }…
update-no-text = { $name } se compartió sin el texto del artículo.
update-same-text = El texto es el mismo que antes.
update-another = Menos de la mitad de las afirmaciones están en { $name }: es otro artículo. No se cambió nada.
update-all-found = { $n ->
    [one] El artículo tiene un texto nuevo: el lugar de su afirmación se encuentra de nuevo, palabra por palabra.
   *[other] El artículo tiene un texto nuevo: los { $n } lugares se encuentran de nuevo, palabra por palabra.
}
update-found = El artículo tiene un texto nuevo: { $found } de { $all } lugares se encuentran de nuevo, palabra por palabra.
act-update-text = actualizar el texto
act-review = revisar una afirmación cambiada
text-changed-title = El artículo ha cambiado
text-changed-what = Su texto no es el de cuando se marcaron las afirmaciones. { $found } de { $all } lugares se encuentran en él. Revisar los cambios pone las afirmaciones en el texto nuevo; se puede deshacer.
text-changed-file = El archivo del artículo ha cambiado
text-changed-look = Revisar los cambios
text-changed-keep = Dejar el texto como estaba
review-title = El artículo ha cambiado
review-in-place = { $n } en su lugar
review-moved = { $n } movidas, mismas palabras
review-changed = { $n } cambiadas
review-doubtful = { $n } dudosas
review-not-found = { $n } no encontradas
review-unread = { $n } pasajes cuentan de nuevo como no leídos
review-left = quedan { $n } de { $all } por mirar
review-as-it-was = Como era
review-no-old-text = No queda nada más del texto anterior.
review-to-look-at = Por revisar
review-row = { $n }: { $quote }, { $reason }
to-look-at-since = { $n ->
    [one] { $n } afirmación por mirar: el texto ha cambiado
   *[other] { $n } afirmaciones por mirar: el texto ha cambiado
}
review-looked-at = revisada
review-reason-not-found = no encontrada · conservada
review-reason-same = las mismas palabras, en otro entorno
review-reason-spelling = cambió la ortografía o la puntuación
review-reason-order = palabras en otro orden
review-reason-words = { $n ->
    [one] cambió una palabra
   *[other] cambiaron { $n } palabras
}
review-reason-figure = cambió una cifra · quizá el veredicto ya no valga
review-reason-negation = cambió una negación · quizá el veredicto ya no valga
review-reason-several = varios lugares encajan
review-reason-unsure = { $percent } % de seguridad · { $what }
review-accept = Aceptar
review-accept-to-check = Aceptar, veredicto por verificar
review-keep-verdict = Aceptar y mantener el veredicto
review-place = Colocar a mano
review-unplace = Dejar sin lugar
review-leave = Salir de la revisión
review-nothing = No hay nada que revisar.
review-piece-there = Ahí ya está otra parte de esta afirmación.
review-no-place = No tiene lugar que aceptar: selecciona palabras y colócala a mano, o déjala sin lugar.
review-select-first = Selecciona las palabras donde está ahora y luego colócala.
review-accepted = Aceptada
review-accepted-to-check = Aceptada; tu veredicto queda por verificar de nuevo
review-unplaced = Conservada sin lugar
review-done = Todo está revisado.
review-as-it-is = Como es ahora
review-sure = { $n } encontradas palabra por palabra
earlier-words = Antes de que cambiara el texto: «{ $quote }»
mine-on-earlier-words = Di mi veredicto sobre las palabras anteriores.

## Dar copias

command-Share = Compartir…
    .help = Escribir una copia del archivo para darla, con o sin texto, notas, pruebas e historial.
command-Holding = Qué contiene este archivo…
    .help = Mostrar qué contiene el archivo y quitar de él palabras anteriores o personas.
dialog-share = Guardar la copia para dar
share-title = Compartir una copia
share-hint = El archivo mismo queda como está. Lo marcado va con la copia.
share-text = El texto del artículo
share-text-help = Sin él van 128 caracteres antes y después de cada afirmación, para que se encuentre en la copia de quien lee.
share-notes = Notas
share-evidence = Pruebas
share-history = Historial
share-history-help = Quién cambió qué, y qué se decía antes.
share-confidence = Seguridad
share-part-help = Vale también para las anteriores.
share-pseudonyms = Nombres inventados (seudónimos)
share-pseudonyms-help = Otros nombres e identificadores para las personas, los mismos en cada copia.
share-beside-list = Una copia no puede estar en la misma carpeta que { $name }, que dice quién es quién. Elige otra carpeta.
share-names-somebody = { $name } nombra a alguien que tiene un seudónimo. Elige otro nombre.
share-pseudonyms-note = Las notas y pruebas aún pueden nombrar a personas. Quién es quién está en pseudonyms.csv, en la carpeta de datos de Claimlight: guárdalo y no se lo des a nadie.
share-contains = Esta copia contiene
share-counting = Contando…
share-save = Guardar la copia…
share-not-itself = La copia no puede ocupar el lugar de un archivo abierto.
share-no-list = no hay carpeta para la lista de quién es quién
share-written = Copia escrita: { $name }, { $bytes } bytes.
chosen-for-another = Eso se eligió para otro artículo, que ya no se muestra.
holds-title = Qué contiene este archivo
holds-text = El texto del artículo · caracteres: { $n }
holds-no-text = Sin texto: solo su huella digital y algunas palabras alrededor de cada afirmación
holds-claims = Afirmaciones: { $n } · veredictos: { $judgements }
holds-notes = Notas: { $notes } · pruebas: { $evidence }
holds-history = Historial · cambios: { $n } · valores anteriores: { $earlier }
holds-no-history = Sin historial
holds-people = Personas: { $n }
holds-names = Notas y otros textos que nombran a alguien: { $n }
holds-bytes = Bytes en total: { $n }
holds-texts = Textos anteriores del artículo, conocidos por sus huellas digitales: { $n }
holds-earlier = Palabras anteriores
holds-earlier-what = Lo reemplazado se guarda, para poder unir copias y seguir los cambios. Valores: { $n }
holds-earlier-remove = Quitar palabras anteriores…
holds-who = Personas
holds-person = { $name } · afirmaciones: { $claims } · veredictos: { $judgements }
holds-person-remove = Quitar a { $name }…
holds-remove-title = ¿Quitar esto para siempre?
holds-remove-person = Se van las afirmaciones, veredictos, pruebas y pasajes leídos de { $name }, el historial del archivo y sus versiones anteriores en este ordenador. Las afirmaciones en las que otras personas trabajaron quedan, sin dueño.
holds-remove-words = Se va lo reemplazado o borrado, también de las versiones anteriores en este ordenador; queda lo que está ahora y lo que falta decidir.
holds-remove-note = No se puede deshacer. Otras copias del archivo aún lo contienen, y lo traen de vuelta al unirse.
holds-remove-do = Quitar
holds-save-first = Guarda primero el archivo.
holds-changed = el archivo cambió mientras tanto
holds-removed = Quitado. El archivo se abrió de nuevo.

## Archivos que vienen de otra parte

gone-title = Falta un archivo de este artículo
gone-moved = { $name } ya no está. { $new } contiene lo mismo: parece que el archivo ha cambiado de nombre o de lugar.
gone-deleted = { $name } ya no está.
gone-away = No se llega a { $name }: la carpeta { $folder } no está. Quizá se desconectó una unidad. En cuanto vuelva, se seguirá guardando.
gone-waits = No se escribe nada hasta que digas qué hacer; tus afirmaciones están a salvo aquí.
gone-along = Si sigues con él, el archivo de anotaciones pasa a llamarse { $new }, para que los dos se encuentren juntos.
gone-text-stays = Su texto y tus afirmaciones están en el archivo de anotaciones.
gone-follow = Seguir con el nombre nuevo
gone-write-anew = Escribirlo de nuevo
gone-leave = Dejarlo así
gone-later = Ahora no
gone-followed = Desde ahora se guarda en { $name }.
gone-nothing = Todos los archivos de este artículo están donde estaban.
linked = { $name } tiene otro nombre en este disco (un enlace duro). Al guardar se separan: el otro nombre conserva lo que había antes.
damaged-title = Este archivo está dañado
damaged-version = Guardada del { $time }: { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}
damaged-no-versions = En este ordenador no se guarda ninguna versión anterior.
damaged-both = Se pueden leer sus dos versiones; combinadas contienen { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}.
damaged-one = Se puede leer una de sus dos versiones; contiene { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}.
damaged-start = Se puede leer lo que está antes del daño: { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}. Lo que venía después se ha perdido.
damaged-stays = El archivo dañado queda como está. Lo que abras en su lugar se guardará en { $name } cuando lo guardes.
damaged-nothing = No se puede leer nada de él. Quizá quien te lo dio pueda enviarlo otra vez.
damaged-merge = Combinar las dos versiones
damaged-read = Leer lo que se pueda
damaged-anew = Empezar de nuevo junto a él
damaged-open-version = Abrir la versión del { $time }
needs-text = Este archivo se compartió sin el texto de su artículo. Abre tu propia copia del artículo y las afirmaciones encontrarán en ella su lugar. Hasta entonces puedes leerlas al lado.
needs-text-choose = Elegir el artículo…
needs-text-first = Para esto hace falta el texto del artículo: elige primero el artículo.
placed-on-another-text = { $name } se compartió sin el texto de su artículo. { $article } difiere de él; se encontraron allí { $found } de { $all } lugares. Al guardar, ese texto se escribe en el archivo.
place-read-only = Este archivo no puede escribirse donde está. Al guardar se pregunta por un lugar: { $place }
place-emptied = Este archivo está en una carpeta que se vacía de vez en cuando. Al guardar se pregunta por un lugar: { $place }
only-annotator = Hasta ahora solo { $name } ha trabajado en este archivo.
go-on-as = Continuar como { $name }
as-new-annotator = Como nueva persona

## Acuerdo

agree-sentences = ¿Encontramos las mismas frases?
agree-verdicts = ¿Juzgamos igual?
agree-words = ¿Marcamos las mismas palabras?
agree-interval = 95 %: { $low } a { $high }
agree-over-articles = sobre { $n ->
    [one] 1 artículo
   *[other] { $n } artículos
}
agree-name-alpha = α
agree-name-alpha-ordinal = α ordinal
agree-name-agreement = acuerdo
agree-name-specific = acuerdo en { $category }
agree-name-kappa = κ
agree-name-fleiss = κ de Fleiss
agree-name-ac1 = AC1
agree-name-kappa-free = κ libre
agree-name-f1-overlap = F1
agree-name-f1-exact = F1 de límites iguales
agree-name-f1-chars = F1 de caracteres
agree-name-bar-u = α de unidades, marcadas o no
agree-name-u = α de unidades con veredictos
agree-name-cu = α de veredictos donde coinciden afirmaciones
agree-name-cu-coverage = qué parte del texto es
agree-name-ku = α de unidades, { $category }
agree-name-ku-coverage = qué parte de { $category } coincide
agree-name-gamma = γ
agree-name-gamma-by-verdict = γ con veredictos
agree-mean-of-pairs = { $figure }, media de { $n ->
    [one] 1 pareja
   *[other] { $n } parejas
}
agree-claim = frases con afirmación
agree-none = frases sin afirmación
agree-units-sentences = { $n ->
    [one] 1 frase
   *[other] { $n } frases
}, { $complete } leídas por { $people ->
    [2] ambos
   *[other] los { $people }
}
agree-units-verdicts = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}, { $complete } juzgadas por { $people ->
    [2] ambos
   *[other] los { $people }
}
agree-units-words = una pareja: al menos la mitad de los caracteres en común
agree-files = { $n ->
    [one] 1 archivo de anotaciones
   *[other] { $n } archivos de anotaciones
}
agree-articles = { $n ->
    [one] 1 artículo
   *[other] { $n } artículos
}
agree-people = { $n ->
    [one] 1 persona
   *[other] { $n } personas
}
agree-why-no-pairs = { $question ->
    [sentences] Ninguna frase fue leída por dos personas.
    [verdicts] Ninguna afirmación fue juzgada por dos personas.
   *[words] Ninguna pareja tiene una cifra.
}
agree-why-one-category = Todos dijeron «{ $value }» de las { $n }. Donde no se dijo otra cosa, el acuerdo no se distingue de la costumbre.
agree-why-one-category-plain = Todos dijeron lo mismo de todo. Donde no se dijo otra cosa, el acuerdo no se distingue de la costumbre.
agree-why-nothing-marked = Nadie marcó una afirmación en lo que ambos leyeron.
agree-why-no-text = No hay texto que todos hayan leído.
agree-why-all-marked = Todo el texto está en afirmaciones: no queda nada sin marcar de lo que distinguirlas.
agree-why-no-overlap = Sus afirmaciones no comparten palabras.
agree-why-one-value = Donde coinciden sus afirmaciones solo se dio un veredicto.
agree-why-overlapping = Las afirmaciones de { $name } se solapan en { $n ->
    [one] 1 lugar
   *[other] { $n } lugares
}; esta cifra necesita que no lo hagan.
agree-why-overlapping-plain = Las afirmaciones de alguien se solapan entre sí; esta cifra necesita que no lo hagan.
agree-why-few-articles = Un intervalo necesita 5 artículos; aquí { $n ->
    [one] hay 1
   *[other] hay { $n }
}.
agree-why-undefined-without-one = La cifra depende de un solo artículo.
agree-took-all = Se supone que { $name } leyó por completo { $n ->
    [one] 1 artículo
   *[other] { $n } artículos
}
agree-seen = { $seen } de { $n } se juzgaron tras ver el veredicto de otra persona.
agree-always-one = { $name } dijo siempre «{ $value }»: κ es entonces 0, digan lo que digan los demás.
agree-rare = Solo el { $share } % de lo dicho es «{ $value }»: α y κ salen bajas donde algo es raro; el acuerdo en ello dice más.
agree-left-out = { $n ->
    [one] 1 archivo no se comparó.
   *[other] { $n } archivos no se compararon.
}
agree-other-verdicts = su esquema tiene otros veredictos que los de la mayoría de los archivos
agree-line-sentences = Si una frase contiene una afirmación
agree-line-verdicts = Veredictos sobre afirmaciones
agree-line-words = Palabras marcadas como afirmación
agree-line = { $about }: { $figure } = { $value } ({ $source }; { $interval }); { $people }, { $articles }, { $units }; { $missing }.
agree-line-with-interval = intervalo del 95 % { $low } a { $high }, jackknife sobre { $articles }
agree-line-without-interval = sin intervalo
agree-line-missing = lo que alguien no leyó o no juzgó cuenta como ausente
agree-line-took-all = se supone que { $names } leyeron por completo donde marcaron y no anotaron nada más como leído
agree-source-alpha = α de Krippendorff, nominal; Krippendorff 2011
agree-source-alpha-ordinal = α de Krippendorff, ordinal; Krippendorff 2011
agree-source-f1 = F1 de afirmaciones que comparten al menos la mitad de los caracteres; Hripcsak y Rothschild 2005
agree-pair-by-pair = Pareja a pareja
agree-pair = pareja
agree-mean-row = media de { $n } parejas
agree-report-title = Hasta qué punto coinciden los anotadores
agree-figure = cifra
agree-value = valor
agree-interval-column = intervalo del 95 %
agree-first = Vuelve primero al artículo.
agree-nothing-open = Abre primero una carpeta o un artículo.
agree-no-page = Abre primero la página del acuerdo.
agree-no-steps = No hay nada que recorrer.
agree-title = ¿Estamos de acuerdo?
agree-title-decisions = ¿A qué distancia está cada cual de las decisiones?
agree-against = Cada persona se compara con lo que vale según las decisiones de { $names }. Quien decide ha visto lo que dijeron las demás: estas cifras dicen a qué distancia está cada una de lo que vale, no si dos personas están de acuerdo.
agree-units-decisions = { $n ->
    [one] { $n } comparación con lo que vale
   *[other] { $n } comparaciones con lo que vale
}
agree-line-decisions = en comparación con lo que vale según decisiones de quien había visto lo que todas dijeron
agree-no-decisions = En estos archivos nadie decide entre otras personas.
agree-counting = Contando hasta qué punto hay acuerdo
agree-stopped = Se detuvo el recuento.
agree-no-file = Aquí todavía no hay ningún archivo de anotaciones. El acuerdo necesita archivos en los que dos personas hayan marcado o juzgado algo.
agree-nobody = Nadie ha marcado ni juzgado nada en estos archivos todavía.
agree-only-one = Aquí solo { $name } ha marcado o juzgado algo. El acuerdo necesita dos personas.
agree-two-at-least = El acuerdo necesita al menos dos personas.
agree-adjudicator = { $name }, decide
agree-person-help = Comparar también a esta persona, o dejar de hacerlo.
agree-left-purpose = pertenece a un ejercicio
agree-share = { $share } %
agree-on-claims = en afirmaciones
agree-same-ends = mismos límites
agree-characters = caracteres
agree-with-claim = afirmación
agree-without-claim = ninguna
agree-mean-over = { $value } (de { $n })
agree-column-sentences = frases
agree-column-verdicts = veredictos
agree-column-words = palabras
agree-column-claims = juzgadas
agree-column-both = por ambos
agree-sentences-of-two = Frases de { $first } y { $second }
agree-verdicts-of-two = Veredictos de { $first } y { $second }
agree-words-of-two = Afirmaciones de { $first } y { $second }
agree-met-both = marcadas por ambos
agree-met-alone = solo por { $name }
agree-cell = { $first } { $one }, { $second } { $other }: { $n }
agree-sum = { $name } { $value }: { $n }
agree-same-of = { $same } de { $all } iguales.
agree-cell-lists-claims = Cada casilla muestra sus afirmaciones.
agree-cell-lists-sentences = Cada casilla muestra sus frases.
agree-seen-left-out = Se han dejado fuera { $n } veredictos dados después de ver otro.
agree-leave-out = Dejarlos fuera
agree-count-them = Contarlos
agree-show-seen = Mostrarlos
agree-overlaps = Las afirmaciones de { $name } se solapan en { $n ->
    [one] 1 lugar
   *[other] { $n } lugares
}: entonces el α de unidades no tiene valor.
agree-show = Mostrar
agree-sentences-without-one = Frases sin un artículo
agree-verdicts-without-one = Veredictos sin un artículo
agree-words-without-one = Palabras sin un artículo
agree-now = { $figure }, ahora { $value }
agree-without-article = Sin { $title }: { $value }
agree-more-articles = { $n ->
    [one] 1 artículo más
   *[other] { $n } artículos más
}
agree-fewer-articles = Menos artículos
agree-took-this = Se da por leído entero por: { $names }
agree-took-more = { $first } Y { $n } más.
agree-counted-now = Contado ahora mismo, en { $seconds } s
agree-counted-at = Contado a las { $time }, en { $seconds } s
agree-which = ¿Cuáles?
agree-split-anew = { $n ->
    [one] 1 archivo tenía
   *[other] { $n } archivos tenían
} las frases de otra versión: todas se separaron de nuevo.
agree-show-files = Mostrar los archivos
agree-list = De qué se compone el valor
agree-looking = Buscándolas …
agree-list-nothing = En esta casilla no hay nada.
agree-list-claims = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}
agree-list-sentences = { $n ->
    [one] 1 frase
   *[other] { $n } frases
}
agree-list-pair = { $first } y { $second }
agree-list-sentences-apart = Alguien marcó una afirmación; otra persona la leyó y no.
agree-list-verdicts-apart = Los veredictos son distintos.
agree-list-words-apart = Otra persona no las ha marcado, o con otros límites.
agree-list-of = Alguien dijo «{ $verdict }»; otra persona, no.
agree-list-together = { $pair } las marcaron.
agree-list-other-ends = Dos personas las marcaron con otros límites.
agree-list-alone = Solo { $name } las marcó.
agree-list-seen = Juzgadas después de ver otro veredicto.
agree-list-overlaps = Afirmaciones de { $name } que se solapan.
agree-list-shared = { $share } % en común
agree-list-only = solo { $names }
agree-list-note = { $name }: «{ $note }»
agree-list-evidence-of = { $name }: { $n ->
    [one] 1 fuente
   *[other] { $n } fuentes
}
agree-list-evidence-all = { $n ->
    [2] ambos tienen pruebas
   *[other] todos tienen pruebas
}
agree-list-evidence-some = pruebas de { $names }
agree-step = Recorrerlas
agree-nothing-to-step = Aquí no hay nada que recorrer.
agree-next = Siguiente
agree-previous = Anterior
agree-of = { $at } de { $all }
agree-back = Volver al acuerdo
agree-back-help = Volver a las cifras. Esc hace lo mismo.
agree-end-steps = Quedarse en el artículo
agree-line-copied = Se copió una línea para el trabajo: { $question }
agree-export = Exportar…
agree-export-title = Exportar las cifras
agree-export-help = La página es para leer, la tabla para hojas de cálculo y estadística, JSON para programas.
agree-export-html = Página web…
agree-export-csv = Tabla (CSV)…
agree-export-json = JSON…
agree-file-name = acuerdo
dialog-agreement = Elegir un archivo para las cifras
command-Agreement = Acuerdo
    .help = Decir en cifras hasta qué punto hay acuerdo y ver de qué se compone cada cifra; o volver al artículo.
command-AgreementStep = Recorrerlas
    .help = Ver en los artículos, una a una, de qué se compone el valor elegido.
command-AgreementNext = Lugar siguiente del valor
    .help = Ir al lugar siguiente del que se compone el valor.
command-AgreementPrevious = Lugar anterior del valor
    .help = Ir al lugar anterior del que se compone el valor.
command-AgreementDecisions = Cada cual frente a las decisiones
    .help = Comparar a cada persona con lo que vale según las decisiones; o de nuevo entre sí.
command-AgreementLine = Copiar una línea para el trabajo
    .help = Copiar una línea sobre el valor de la pregunta elegida, con todo lo que un trabajo debe decir de él.
command-AgreementExport = Exportar las cifras…
    .help = Escribir las cifras como página, como tabla o como JSON.
command-AgreementGamma = Calcular también gamma
    .help = Calcular también γ, que tarda mucho; o dejar de hacerlo.
command-AgreementAgain = Contar de nuevo
    .help = Leer los archivos de nuevo y contar.

## Comparar

command-Compare = Comparar con…
    .help = Ver las afirmaciones de otra persona junto a las mías y recorrer lo que difiere; o terminar.
command-CompareTake = Adoptar
    .help = Hacer mío lo que tiene la otra persona: la afirmación, el veredicto o los límites.
dialog-compare = Elegir el archivo con el que comparar
compare-title = Comparado con { $file }
compare-same = { $n } iguales
compare-only-mine = { $n } solo mías
compare-only-theirs = { $n } solo { $name }
compare-other-verdict = { $n } otro veredicto
compare-other-boundaries = { $n } con otros límites
compare-mine = Mías, arriba
compare-theirs = { $name }, abajo
compare-with-person = Comparar con { $name }
compare-differences = Lo que difiere
compare-all-same = Nada difiere.
compare-row-only-mine = Solo mía: { $verdict }
compare-row-only-theirs = Solo { $name }: { $verdict }
compare-row-verdict = Otro veredicto: mío { $mine }, { $name } { $theirs }
compare-row-boundaries = Otros límites
compare-take-claim = Adoptar la afirmación de { $name }
compare-take-verdict = Adoptar el veredicto de { $name }
compare-take-boundaries = Adoptar los límites de { $name }
compare-next = Siguiente
compare-previous = Anterior
compare-end = Terminar la comparación
compare-other-scheme = No tienes el veredicto «{ $verdict }»: añádelo primero a los tuyos.
compare-nothing = No se compara nada: elige primero «Comparar con…».
compare-only-yours = Aquí no hay nada de { $name } que adoptar.
compare-taken = Adoptado de { $name }
compare-no-claims = { $name } no contiene afirmaciones con que comparar.
compare-another = Menos de la mitad de las afirmaciones de { $name } están en este artículo: trata de otro. No se cambió nada.
act-take-over = Adoptar
report-title = Afirmaciones en «{ $title }»
report-by = Por { $name }
report-claims = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}
report-read = { $read } de { $n ->
    [one] 1 frase leída
   *[other] { $n } frases leídas
}
report-percent = { $n } %
report-no-verdict = aún sin veredicto
report-verdicts-differ = no hay acuerdo
report-not-counted = no se cuenta
report-decided-by = { $name } (decisión)
report-checked-by = Comprobado por { $name }
report-with = con { $names }
report-month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[other] diciembre
} de { $year }
report-page-of = página { $page } de { $pages }
report-the-claims = Las afirmaciones
report-no-claims = No hay ninguna afirmación marcada.
report-how = Cómo se ha hecho
report-claim = Afirmación { $n }
report-claim-named = Afirmación { $n }: { $verdict }
report-claim-in-text = Afirmación { $n }, en el texto
report-restated = Con palabras sencillas:
report-claimant = Lo dice:
report-kind = Tipo:
report-date = Fecha:
report-tags = Etiquetas:
report-part-of = Parte de la afirmación { $n }
report-same-as = La misma que la afirmación { $n }
report-parts = En partes:
report-no-place = Estas palabras no están en este texto.
report-question = responde a: { $words }
report-accessed = visto el { $day }
report-archived = copia en { $address }
report-kept = copia guardada el { $day }
report-person = Persona { $n }
report-to-check-means = Aún sin veredicto.
report-scheme = Los veredictos son los de «{ $name }», versión { $version }.
report-all-read = Se han leído todas las frases.
report-quoted = «{ $words }»
report-not-read = { $n ->
    [one] No se ha leído 1 frase: { $named }.
   *[other] No se han leído { $n } frases, desde: { $named }.
}
report-not-read-more = No se han leído { $n } frases, desde: { $named } y más adelante.
report-not-read-count = { $n ->
    [one] No se ha leído 1 frase.
   *[other] No se han leído { $n } frases.
}
report-agree = { $n ->
    [one] Más de una persona ha juzgado 1 afirmación; los veredictos son iguales en { $alike } de 1.
   *[other] Más de una persona ha juzgado { $n } afirmaciones; los veredictos son iguales en { $alike } de ellas.
}
report-decided = { $n ->
    [one] Se ha decidido sobre 1 afirmación.
   *[other] Se ha decidido sobre { $n } afirmaciones.
}
report-left-out = Aquí no se incluye: { $parts }.
report-part-text = el texto del artículo
report-part-names = los nombres
report-part-notes = los motivos
report-part-evidence = las pruebas
report-some-verdicts = Solo se muestran las afirmaciones con algunos de los veredictos.
report-some-people = Solo se muestra lo que han dicho algunas personas.
report-index = Informes sobre afirmaciones
report-article = Artículo
report-claims-column = Afirmaciones
report-verdicts-column = Veredictos
report-read-column = Frases leídas
report-of = { $n } de { $of }
report-index-sum = { $n ->
    [one] 1 artículo
   *[other] { $n } artículos
}, { $claims ->
    [one] 1 afirmación
   *[other] { $claims } afirmaciones
}
command-Export = Exportar…
    .help = Escribir un informe o una tabla para quienes no tienen Claimlight.
command-Print = Imprimir…
    .help = Abrir el informe en tu navegador, que lo imprime o lo guarda como PDF.
command-ShowExported = Mostrar el informe en su carpeta
    .help = Mostrar en su carpeta el último informe escrito.
command-CopyQuote = Copiar como cita con fuente
    .help = Copiar las palabras de la afirmación seleccionada, o de todas, con título, autor, fecha y dirección.
command-CopyClaim = Copiar como afirmación con veredicto
    .help = Copiar la afirmación seleccionada, o todas, con veredicto y motivos.
command-CopyMarkdown = Copiar como Markdown
    .help = Copiar la afirmación seleccionada, o todas, como lista en Markdown.
show-exported = Mostrar en la carpeta
dialog-report = Escribir el informe en
report-sheet = Exportar un informe
report-write = Exportar
report-goes-to = Irá a { $place }
report-other-place = Otro lugar…
report-html = Página web (HTML)
report-markdown = Markdown
report-docx = Documento de Word (DOCX)
report-csv = Tabla (CSV)
report-jsonl = Tabla (JSON Lines)
report-with-text = Texto del artículo
report-with-names = Nombres
report-with-notes = Motivos
report-with-evidence = Pruebas
report-with-list = Lista de afirmaciones
report-row-claims = Una fila por afirmación
report-row-judgements = Una fila por veredicto
report-row-spans = Una fila por lugar
report-format = Formato
report-shows = Qué muestra
report-language = Idioma del informe
report-claims-that-are = Afirmaciones con el veredicto
report-what-they-said = Lo que dicen estas personas
report-preparing = Preparando la primera página…
report-written = Escrito: { $name }
report-not-written = { $name } no se ha escrito: { $reason }
report-printing = El informe está abierto en tu navegador. Imprímelo allí o guárdalo como PDF.
report-no-folder = No hay carpeta para la página. Usa Exportar… e imprime la página desde tu navegador.
report-not-itself = Es un archivo de un artículo abierto. Elige otro lugar.
report-none-written = Aún no se ha escrito ningún informe.
report-no-document = no se ha podido crear el documento: { $reason }
copied-claims = Copiado.
copied-no-claims = No hay ninguna afirmación que copiar.
command-LookUp = Buscar…
    .help = Mostrar dónde se pueden buscar en tu navegador la afirmación o las palabras seleccionadas.
command-EvidenceSupports = La prueba apoya la afirmación
    .help = Decir que la última prueba añadida habla a favor de la afirmación.
command-EvidenceRefutes = La prueba refuta la afirmación
    .help = Decir que la última prueba añadida habla en contra de la afirmación.
command-EvidenceContext = La prueba da contexto
    .help = Decir que la última prueba añadida ayuda a entender la afirmación.
look-up-title = Buscar
look-up-words = Palabras que se buscan
look-up-note = Se abre tu navegador con estas palabras. Claimlight no abre ninguna conexión.
look-up-places = Cambiar los lugares…
look-up-nothing = No hay nada que buscar: faltan las palabras o la dirección del artículo.
look-up-come-back = Copia la dirección de lo que encuentres, vuelve y pulsa Ctrl+V.
add-evidence-first = Añade primero una prueba.
evidence-brought-back = { $n ->
    [one] Añadida. Ctrl+1 apoya, 2 refuta, 3 contexto
   *[other] { $n } añadidas. Ctrl+1 apoya, 2 refuta, 3 contexto
}
evidence-supports = La prueba apoya la afirmación.
evidence-refutes = La prueba refuta la afirmación.
evidence-context = La prueba da contexto.
citation-malformed = Estas referencias no se pueden leer: línea { $line }, columna { $column }. No se ha añadido nada.
citation-too-many = Son más de 1000 referencias. No se ha añadido nada.
open-always = Abrir y no volver a preguntar
settings-ask-addresses = Preguntar antes de abrir una dirección en el navegador
settings-searches = Lugares donde buscar
settings-searches-help = Uno por línea: un nombre y una dirección que contenga {"{words}"}, {"{claim}"}, {"{title}"} o {"{source}"}.
search-place-wrong = La línea { $line } de los lugares donde buscar necesita una dirección que empiece por https:// y contenga {"{words}"}, {"{claim}"}, {"{title}"} o {"{source}"}.
scheme-searches = Lugares donde buscar
command-Sources = Fuentes…
    .help = Mostrar todas las pruebas del artículo o de la carpeta por fuente, y cambiar una fuente en todos los sitios donde aparece.
dialog-sources = Escribir las fuentes en
sources-title = Fuentes
sources-looking = Buscando fuentes…
sources-none = Ninguna afirmación tiene pruebas aún. Selecciona una afirmación y pulsa E.
sources-of-article = Este artículo
sources-of-folder = Todos los artículos de la carpeta
sources-without-copy = Solo las que no tienen copia
sources-told = { $n ->
    [one] 1 fuente
   *[other] { $n } fuentes
}
sources-unread = { $n ->
    [one] No se ha podido leer 1 archivo.
   *[other] No se han podido leer { $n } archivos.
}
sources-claims = { $n ->
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}
sources-no-copy = sin copia guardada
sources-some-copies = algunas copias guardadas
sources-bibtex = Guardar como BibTeX…
sources-csl-json = Guardar como CSL JSON…
source-url = Dirección
source-title = Título
source-publisher = Editor
source-published = Publicado el
source-accessed = Visto el
source-archived = Dirección de una copia
sources-change-everywhere = { $n ->
    [one] Cambiarla
   *[other] Cambiarla en los { $n } lugares
}
sources-open = Abrir en el navegador
sources-rest = Afirmaciones que se apoyan en ella
sources-ask-title = ¿Cambiar la fuente también en otros archivos?
sources-ask-files = { $n ->
    [one] La nombra 1 archivo de la carpeta que no está abierto.
   *[other] La nombran { $n } archivos de la carpeta que no están abiertos.
}
sources-ask-note = No se puede deshacer aquí, pero se guardan las versiones anteriores de esos archivos.
sources-change = Cambiarla en todas partes
sources-changed = { $n ->
    [one] Cambiada en 1 lugar.
   *[other] Cambiada en { $n } lugares.
}
sources-changed-files = { $n ->
    [one] Cambiada en los artículos abiertos y en 1 archivo más
   *[other] Cambiada en los artículos abiertos y en { $n } archivos más
}; { $failed } no se han podido cambiar.
sources-not-changed = contiene comentarios, o no tiene texto
act-source = fuente
report-untitled = Sin título
report-kept-once = copia guardada
report-without-text = El archivo no incluye el texto.
report-read-by-them = Han leído { $read } de { $n ->
    [one] 1 frase
   *[other] { $n } frases
}.

## Deciding where people differ

command-Adjudicate = Decidir donde no coinciden
    .help = Recorrer lo que se marcó o juzgó de forma distinta y decidir qué vale.
command-LearnDecisions = Decisiones distintas de las mías
    .help = Recorrer lo que se decidió de otro modo que yo, por motivo.
command-DecideNone = Decidir que no es una afirmación
    .help = Decidir que aquí no hay ninguna afirmación.
command-DecideKeep = Mantener la decisión
    .help = Decidir otra vez como estaba decidido.
command-DecideReason = Por qué no coinciden
    .help = Decir por qué no coinciden; otra vez para el motivo siguiente.
command-DecideNote = Nota sobre la decisión
    .help = Escribir una nota para todos.
command-DecideBlind = Letras en vez de nombres
    .help = Ocultar quién dijo qué mientras se decide, o mostrarlo.
command-DecideAgreed = Aceptar aquello en que todos coinciden…
    .help = Ver aquello en que todos coinciden y darlo por válido.
command-DecideWrite = Escribir lo que vale…
    .help = Escribir en un archivo propio lo decidido y aquello en que todos coinciden.
adj-first = Termine primero de decidir: pulse Esc.
adj-nothing = Empiece primero a decidir.
adj-nothing-here = Aquí nadie ha marcado ni juzgado nada todavía.
adj-only-one = En este archivo solo ha trabajado { $name }. Combine primero los archivos de los demás.
adj-nothing-departs = Ninguna decisión difiere de lo que usted dijo.
adj-title = Por decidir
adj-learn-title = Decidido de otro modo
adj-open = { $n ->
    [one] { $n } pendiente
   *[other] { $n } pendientes
}
adj-departing = { $n ->
    [one] { $n } decisión difiere de lo que usted dijo
   *[other] { $n } decisiones difieren de lo que usted dijo
}
adj-chip-all = Todo
adj-chip-verdict = Veredicto
adj-chip-ends = Límites
adj-chip-one = Uno
adj-chip-decisions = Decisiones
adj-chip-reopened = Cambiado
adj-chip-unconfirmed = No leído por todos
adj-order = Orden: { $name }
adj-order-article = Como en el artículo
adj-order-apart = Primero lo más distante
adj-filter = Ver solo una parte
adj-filter-who = Quién
adj-filter-everyone = Todos
adj-filter-verdict = Veredicto
adj-filter-any-verdict = Cualquier veredicto
adj-filter-reason = Decidido por
adj-filter-any-reason = Cualquier motivo
adj-filter-nothing = Nada corresponde a lo elegido. Elija «Todo».
adj-nothing-open = No hay nada pendiente.
adj-only-agreed = No hay nada más pendiente: acepte aquello en que todos coinciden.
adj-n-agree = { $n ->
    [one] { $n } coincide
   *[other] { $n } coinciden
}
adj-accept-all = { $n ->
    [one] Aceptarlo…
   *[other] Aceptar los { $n }…
}
adj-all-decided = { $n ->
    [one] Está decidido.
   *[other] Los { $n } están decididos.
}
adj-write = Escribir lo que vale…
adj-of = { $at } de { $all }
adj-next = Siguiente
adj-previous = Anterior
adj-verdicts-differ = veredictos distintos
adj-ends-differ = límites distintos
adj-missed = no todos lo marcaron
adj-decisions-differ = decisiones distintas
adj-reopened = cambió desde la decisión
adj-row-reopened = cambió
adj-unconfirmed = no todos lo han leído
adj-agree = todos coinciden
adj-read-no-claim = { $names } leído, sin afirmación
adj-not-read = { $n ->
    [one] { $names } no lo ha leído
   *[other] { $names } no lo han leído
}
adj-annotated-it = Usted anotó este artículo. Sus decisiones lo dicen.
adj-ruled = { $name }: { $what }
adj-ruled-none = sin afirmación
adj-ruled-elsewhere = lo mismo que otra afirmación
adj-keep-hint = { $key } mantiene la decisión.
adj-change-new = { $name } marcó esto después de la decisión.
adj-change-gone = La afirmación que debía valer ya no está.
adj-change-ends = { $name } movió los límites después de la decisión.
adj-change-verdict = { $name } decía { $before } y ahora dice { $after }.
adj-version = Versión { $n }, { $who }: { $verdict }. { $text }
adj-take = Dar por válida la versión { $n }
adj-no-version = No hay versión { $n }.
adj-links = { $n ->
    [one] { $n } enlace, { $stances }
   *[other] { $n } enlaces, { $stances }
}
adj-supports = apoya
adj-refutes = refuta
adj-context = contexto
adj-no-claim = Aquí no hay afirmación
adj-judge = O juzgue usted las palabras
adj-move-ends = mover los límites
adj-judge-as = { $verdict } ({ $key }) para las palabras elegidas
adj-select-here = Elija primero palabras de esta afirmación.
adj-why = Por qué no coinciden
adj-reason-rule-missing = Falta una regla
adj-reason-slip = Descuido
adj-reason-edge-case = Caso límite
adj-reason-taste = Gusto
adj-note = Nota para todos
adj-note-hint = Lo que debería decir el libro de códigos
adj-no-note = No hay nota.
adj-tool = Decidir
adj-blind = A ciegas: letras en vez de nombres
adj-names = Se ven los nombres
adj-decides = Decide { $name }
adj-decided = { $decided } de { $all } decididos
adj-key-take = tomar
adj-key-next = siguiente, no decide nada
adj-key-note = nota
adj-said-stands = Decidido: { $verdict }.
adj-said-none = Decidido: sin afirmación.
adj-said-kept = La decisión se mantiene.
adj-nothing-decided = Aquí todavía no se ha decidido nada.
adj-only-to-read = Aquí solo se miran decisiones.
adj-nobody-agrees = No queda nada pendiente en que todos coincidan.
adj-act-decide = decidir
adj-act-explain = explicar una decisión
adj-act-accept = aceptar aquello en que todos coinciden
adj-accepted = { $n ->
    [one] { $n } afirmación vale como todos dijeron.
   *[other] { $n } afirmaciones valen como todos dijeron.
}
adj-accept-title = { $n ->
    [one] { $n } coincide
   *[other] { $n } coinciden
}
adj-accept-help = Todos los que trabajan en el artículo dicen lo mismo de esto. Si lo acepta, vale; deshacer lo quita todo junto.
adj-accept = { $n ->
    [one] Aceptarlo
   *[other] Aceptar los { $n }
}
adj-file-name = decidido
dialog-stands = Escribir lo que vale
gradebook-unknown = Nadie en el libro de calificaciones tiene este número o este nombre.
gradebook-several-rows = Puede tratarse de varias filas del libro de calificaciones.
gradebook-several-grades = Varias entregas llevan a esta fila.
gradebook-outside = La calificación supera el máximo de la plataforma.
gradebook-not-of-scale = Esta palabra no está en la escala de la plataforma.
gradebook-needs-points = La plataforma admite aquí puntos, no una palabra.
gradebook-needs-word = La plataforma admite aquí una palabra de su escala, no puntos.
gradebook-locked = La plataforma ha bloqueado esta fila.
gradebook-not-assigned = La tarea no es para esta persona.
gradebook-excused = Esta persona está exenta; una calificación lo anularía.
gradebook-no-key = A la fila le falta la celda por la que la plataforma reconoce a la persona.
gradebook-damaged-key = Una hoja de cálculo ha cambiado este número. Exporte de nuevo el libro de calificaciones y no lo abra antes de usarlo aquí.
gradebook-only-by-name = Se encontró por el nombre; el número no está en el libro de calificaciones.
gradebook-name-differs = El número está en el libro de calificaciones, con otro nombre.
gradebook-suspended = Esta persona está suspendida en la plataforma.
gradebook-changed-date = Parece que una hoja de cálculo ha cambiado una fecha de esta fila. Es posible que la plataforma omita la fila: exporte de nuevo el libro de calificaciones.
gradebook-long-number = Puede que una hoja de cálculo haya recortado este número. Compárelo con la plataforma.
gradebook-comment-kept = Ya hay un comentario. Se conserva, y el suyo no se escribe.
gradebook-no-comment-column = No hay columna para su comentario.
feedback-title = Comentarios: { $name }
feedback-for = Comentarios para { $name }
feedback-counted = contado automáticamente
feedback-found-of = { $n } de { $of } encontradas
feedback-in-part = { $n } en parte
feedback-not-marked = { $n } sin marcar
feedback-welcome = { $n } más encontradas que nadie tenía que encontrar
feedback-more = { $n } marcadas de más
feedback-rightly-none = Ninguna afirmación marcada, y no hay ninguna
feedback-said-none = Ninguna afirmación marcada
feedback-nothing = Nada marcado
feedback-points = { $n } de { $of }
feedback-grade = Calificación
feedback-set-by = Calificación de { $name }
feedback-no-grade = Todavía sin calificación
feedback-text = El texto con tus marcas
feedback-marks = Lo que has marcado
feedback-no-marks = No has marcado ninguna afirmación.
feedback-mark-found = Encontrada
feedback-mark-part = Encontrada en parte
feedback-mark-missed = Esta no
feedback-mark-more = Una más
feedback-mark-again = Marcada otra vez
feedback-teacher = De tu profesor o profesora
feedback-key-note = Sobre esta afirmación
feedback-next-step = Tu próximo paso
feedback-next-missed = Lee el texto otra vez, frase por frase. Algunas afirmaciones todavía no tienen marca.
feedback-next-part = Marca exactamente las palabras de la afirmación, de la primera a la última.
feedback-next-reason = Di en cada afirmación por qué la juzgas así.
feedback-next-evidence = Busca para cada afirmación una fuente fuera del texto.
feedback-next-verdict = Decide un veredicto para cada afirmación que has marcado.
feedback-hint-narrow = La afirmación es más larga que tu marca.
feedback-hint-wide = Tu marca contiene más que la afirmación, o solo una parte de ella.
feedback-hint-several = Tu marca contiene varias afirmaciones. Marca cada una por separado.
feedback-verdict-right = Tu veredicto es adecuado.
feedback-verdict-key = Aquí es adecuado otro veredicto: { $verdicts }
feedback-verdicts = Veredicto: { $verdicts }
feedback-reason = Tu razonamiento: { $level }
feedback-missed = Afirmaciones que no has marcado
feedback-is-welcome = No tenías que encontrar esta.
feedback-rubric = Cómo se ha calificado
feedback-level-given = tu nivel

## La hoja de trabajo para el navegador. La leen estudiantes de unos 14 años.
worksheet-title = Hoja de trabajo: { $name }
worksheet-answer-title = { $who }: { $name }
worksheet-notice = Esta hoja se rellena en la pantalla. Si ves esta línea, ábrela en un navegador: descarga el archivo y después ábrelo. O imprímela y rellénala a mano.
worksheet-answer-notice = Esta es la respuesta a un ejercicio. Ábrela en un navegador para seguir trabajando en ella: descarga el archivo y después ábrelo.
worksheet-paper-name = Nombre
worksheet-paper-code = Código
worksheet-paper-date = Fecha
worksheet-paper-claims = Tus afirmaciones
worksheet-paper-given = Las afirmaciones que juzgas
worksheet-paper-claim = Afirmación, frase n.º
worksheet-paper-why = ¿Por qué?
worksheet-paper-link = Enlace
worksheet-block-title = La misma respuesta como texto
worksheet-block-help = Esto lo lee el programa. No lo cambies.
worksheet-panel-name = Tu marca
worksheet-panel = El panel
worksheet-sentence-n = frase { $number }
worksheet-heading-row = título
worksheet-said-claim = afirmación, { $verdict }
worksheet-claim-n = Afirmación { $number }
worksheet-claim-n-of = Afirmación { $number } de { $of }
worksheet-n-of = { $number } de { $of }
worksheet-still-needs = aún falta: { $what }
worksheet-needs-verdict = veredicto
worksheet-needs-why = por qué
worksheet-no-claim = Sin afirmación
worksheet-to-check = por verificar
worksheet-later = Después
worksheet-later-help = Es una afirmación, y lo decido después.
worksheet-verdict = Veredicto
worksheet-this-is-a-claim = Esto es una afirmación
worksheet-why = ¿Por qué?
worksheet-link = Un enlace
worksheet-if-you-have-one = (si tienes uno)
worksheet-choose-words = Elegir palabras
worksheet-choose-words-keys = Las flechas avanzan una palabra. Con Mayús añaden o quitan una palabra. Intro marca.
worksheet-start = Inicio
worksheet-end = Final
worksheet-start-earlier = Empezar una palabra antes
worksheet-start-later = Empezar una palabra después
worksheet-end-earlier = Terminar una palabra antes
worksheet-end-later = Terminar una palabra después
worksheet-chosen-words = Elegido: { $words }
worksheet-selected-words = Palabras seleccionadas
worksheet-mark-these-words = Marcar estas palabras
worksheet-as-another-claim = Como otra afirmación
worksheet-marked = Marcado: { $words }
worksheet-mark-removed = La marca ya no está. «Deshacer» la recupera.
worksheet-remove-mark = Quitar esta marca
worksheet-previous = Volver a la anterior
worksheet-next = Siguiente
worksheet-that-was-the-last = Esa era la última.
worksheet-that-was-the-first = Esta es la primera.
worksheet-undo = Deshacer
worksheet-undone = Deshecho.
worksheet-cancel = Cancelar
worksheet-my-claims = Mis afirmaciones
worksheet-no-claims-yet = Elige una frase que diga algo que se pueda comprobar.
worksheet-hint-find = Toca una frase, o selecciona palabras, para marcar una afirmación.
worksheet-hint-judge = Toca una afirmación marcada para decir qué piensas de ella.
worksheet-your-task = Tu tarea:
worksheet-draft-kept = Borrador guardado · { $time }
worksheet-draft-not-kept = Aquí no se guarda nada. Entrega antes de cerrar.
worksheet-not-you = ¿No eres tú?
worksheet-give-name = Escribe tu nombre
worksheet-give-code = Escribe tu código
worksheet-who-are-you = ¿Quién eres?
worksheet-your-name = Tu nombre
worksheet-your-code = Tu código
worksheet-name-help = Va en el archivo que entregas y en ningún otro sitio.
worksheet-no-name = sin nombre
worksheet-go-on = Continuar
worksheet-start-afresh = ¿No eres tú? Empieza de nuevo
worksheet-other-drafts = Otras personas que han trabajado aquí
worksheet-go-on-as = { $name }, { $time }
worksheet-hello = Hola, { $name }
worksheet-your-marks-are-here = { $n ->
    [one] Tu afirmación sigue aquí.
   *[other] Tus { $n } afirmaciones siguen aquí.
}
worksheet-open-answer = Abrir una respuesta anterior…
worksheet-open-answer-help = También puedes arrastrar el archivo a esta página.
worksheet-open-none = En este archivo no hay ninguna respuesta, o está dañada. Tu trabajo aquí no ha cambiado.
worksheet-open-other-exercise = Este archivo responde a otro ejercicio. Tu trabajo aquí no ha cambiado.
worksheet-open-other-edition = Este archivo responde a otra versión de este ejercicio. Tu trabajo aquí no ha cambiado.
worksheet-opened = Abierta: la respuesta de { $name }
worksheet-hand-in = Entregar…
worksheet-hand-in-title = Entregar
worksheet-leaves = { $n ->
    [one] Tu archivo lleva 1 afirmación, tus razones y enlaces, tu nombre y la hora.
   *[other] Tu archivo lleva { $n } afirmaciones, tus razones y enlaces, tu nombre y la hora.
}
worksheet-look-at-answer = Mira todo lo que entregas
worksheet-nothing-else = Nada más sale de este ordenador.
worksheet-still-missing = Aún falta
worksheet-missing-is-fine = Puedes entregar de todos modos.
worksheet-missing-name = Tu nombre
worksheet-missing-code = Tu código
worksheet-missing-claims = Afirmaciones: tienes { $number } de { $of }
worksheet-missing-in-claim = Afirmación { $number }: { $what }
worksheet-nothing-marked = Todavía no hay nada marcado.
worksheet-no-claim-in = Sin afirmación: { $names }
worksheet-save-file = Guardar el archivo
worksheet-save-where = Elegir dónde guardar…
worksheet-print = Imprimir
worksheet-saved-in-downloads = Guardado como «{ $name }». Búscalo en tus descargas y dale este archivo a tu profesor o profesora.
worksheet-saved-as = Guardado como «{ $name }». Dale este archivo a tu profesor o profesora.
worksheet-boxed = Desde aquí no se pueden guardar archivos. Copia el texto de abajo y envíalo a tu profesor o profesora.
worksheet-as-text = O como texto
worksheet-as-text-help = Si no se puede con un archivo: copia este texto entero y envíalo a tu profesor o profesora.
worksheet-answer-as-text = Respuesta como texto
worksheet-copy-text = Copiar el texto
worksheet-copied = Copiado. Ahora pégalo donde te lo pida tu profesor o profesora.
worksheet-copy-yourself = El texto está seleccionado: pulsa Ctrl+C, o mantén el dedo encima y elige Copiar.
worksheet-forget = Quitar mi borrador de este ordenador
worksheet-forgotten = Tu borrador ya no está en este ordenador.
worksheet-back-to-work = Volver al texto
worksheet-answer = Respuesta

error-other-pupil = los archivos son respuestas de personas distintas
error-no-criteria = no contiene ningún criterio
error-criterion-twice = dos criterios tienen el identificador «{ $id }»
error-criterion-no-id = el criterio { $number } no tiene identificador
error-points = un nivel vale { $points }, que no es un número de 0 o más
not-in-this-file = Aquí no existe esta orden.
exercise = Ejercicio
exercise-named = Ejercicio · { $name }
exercise-start-first = Escribe primero tu nombre y pulsa «Empezar».
exercise-name-first = Escribe primero tu nombre.
exercise-no-verdicts = En este ejercicio no se piden veredictos.
exercise-claims-given = Aquí las afirmaciones ya están dadas: elige una y di qué piensas de ella.
exercise-given-stays = Esta afirmación es parte del ejercicio y se queda como está.
exercise-your-task = Tu tarea.
exercise-fold = Plegar
exercise-unfold = Mostrar
exercise-your-name = Tu nombre
exercise-your-code = Tu código
exercise-start = Empezar
exercise-begun-before = Ya empezado en este ordenador:
exercise-for-teachers = Para docentes: recoger y calificar respuestas…
exercise-go-on-as = Seguir como { $name }
exercise-go-on = Seguir
exercise-afresh = Empezar de nuevo
exercise-same-name = { $name } ya ha empezado
exercise-kept = Tu trabajo se guarda en { $place }
exercise-kept-at = En este ordenador · { $time }
exercise-hint = Selecciona palabras para marcar una afirmación. Doble clic toma una palabra; triple clic, una frase.
exercise-not-you = ¿No eres tú?
exercise-text-size = Tamaño del texto
exercise-hand-in = Entregar…
exercise-my-claims = Mis afirmaciones
exercise-n-of = { $n } de { $all }
exercise-no-claims = Todavía no hay ninguna afirmación. Selecciona en el texto palabras que alguien pueda comprobar.
exercise-still-needs = falta todavía: { $what }
exercise-need-verdict = veredicto
exercise-need-why = por qué
exercise-later = Luego
exercise-mark = Marcar como afirmación
exercise-verdict = Tu veredicto
exercise-why-hint = ¿Qué te hace pensarlo?
exercise-choose-to-say-why = Elige una afirmación en la lista o en el texto para decir por qué.
exercise-choose = Elige una afirmación en la lista o en el texto.
exercise-link = Enlace { $n }
exercise-link-hint = Dirección web, o palabras que digan dónde
exercise-link-remove = Quitar el enlace { $n }
exercise-add-link = Añadir un enlace
exercise-go-on-working = Seguir trabajando
dialog-hand-in = Entregar
hand-in-title = Entregar
hand-in-leaves = Esto sale con tu respuesta
hand-in-name = Nombre: { $who }
hand-in-code = Código: { $who }
hand-in-claims = Afirmaciones: { $n } · con veredicto: { $verdicts }
hand-in-notes = Razones que has escrito: { $n }
hand-in-no-claims = Frases marcadas como sin afirmación: { $n }
hand-in-time = Hora: { $time }
hand-in-links = Enlaces: { $n }
hand-in-mails = Direcciones de correo: { $n }
hand-in-missing = Todavía falta
hand-in-whole = No falta nada.
hand-in-nothing = Todavía no hay nada marcado.
hand-in-fewer = Afirmaciones que la tarea pide además: { $n }
hand-in-nothing-else = No sale nada más: ni palabras anteriores, ni nada de otros, ni nada sobre este ordenador. Lo que falta lo puedes entregar después, en otro archivo.
hand-in-save = Guardar para entregar…
handed-in = Entregado a las { $time }: { $name }. Envía o sube este archivo.
hand-in-where = Está en { $folder }
hand-in-again = Si cambias algo, entrega otra vez: se crea un archivo nuevo.
dialog-exercise = Guardar el ejercicio
dialog-key = Guardar la solución
dialog-rubric = Elegir una rúbrica
making-title = Nuevo ejercicio
making-task = Busca en el artículo afirmaciones que alguien pueda comprobar. Di de cada una si el artículo muestra que es cierta, y escribe en una frase por qué lo piensas.
making-name = Nombre del ejercicio
making-words = La tarea, con tus palabras
making-asks = Qué hacen los alumnos
making-find = Encontrar afirmaciones
making-judge = Dar un veredicto a cada afirmación
making-judge-given = Dar un veredicto a afirmaciones ya dadas
making-why = Decir por qué
making-evidence = Dar pruebas
making-verdicts = Veredictos disponibles
making-simple = { $name } (sencillo)
making-of-article = Los del artículo: { $name }
making-number = Cuántas afirmaciones hay que encontrar
making-number-hint = Vacío: no decir ningún número
making-known-as = Los alumnos firman con
making-by-name = Su nombre
making-by-code = Un código que tú repartes
making-rubric = Rúbrica
making-no-rubric = Ninguna
making-rubric-claims = Afirmaciones, veredictos, razones
making-rubric-reasons = Razones y pruebas
making-rubric-file = De un archivo…
making-no-words = Escribe primero la tarea.
making-no-asks = Marca al menos una cosa que hagan los alumnos.
making-no-claims = No hay afirmaciones que dar: marca antes algunas en el artículo, o deja que las encuentren.
making-no-number = El número de afirmaciones es un número a partir de 1, o nada.
making-save = Guardar el ejercicio…
making-not-itself = Un ejercicio o una solución no puede ocupar el lugar de un archivo abierto.
making-made = El ejercicio está listo
making-written = Escrito: { $name }
making-give-out = Da este archivo a tus alumnos. Contiene el artículo y la tarea, y nada de tus propias afirmaciones, veredictos y notas.
making-save-key = Guardar mis afirmaciones como solución…
making-key-written = Solución escrita: { $name }
making-key-next = Ábrela para decir qué afirmaciones son necesarias, qué veredictos aceptas y qué van a leer los alumnos.
making-open-key = Abrir la solución
making-done = Listo
making-key-here = Guardar aquí de todos modos
making-another-folder = Elegir otra carpeta…
key-title = En la solución
key-required = Necesaria
key-welcome = Bienvenida
key-either = Da igual
key-accepted = Veredictos aceptados
key-accepts = Aceptado: { $verdict }
key-to-pupil = Nota para el alumno
key-to-pupil-hint = Qué se aprende aquí; los alumnos lo leen cuando tú lo permitas
key-need-set = En la solución: { $need }
act-key-need = cuánto pide la solución la afirmación
act-key-accepted = veredictos aceptados
exercise-code-help = El código que te han dado, no tu nombre.
exercise-same-name-help = Sigue con ese trabajo, o empieza de nuevo si eres otra persona con ese nombre. En ningún caso se pierde nada.
making-key = La solución
making-key-help = Con la solución se comparan las respuestas: las afirmaciones que has marcado en este artículo, con veredictos y notas. Guárdala para ti.
making-key-beside = ¿La solución y el ejercicio en la misma carpeta?
making-key-beside-help = El ejercicio también está en { $folder }. Si das la carpeta entera, la solución va con ella.
making-given =
    { $n ->
        [0] En el artículo todavía no hay ninguna afirmación marcada.
        [one] La afirmación marcada ahora en el artículo va a los alumnos: sus palabras, sin veredicto ni notas.
       *[other] Las { $n } afirmaciones marcadas ahora en el artículo van a los alumnos: sus palabras, sin veredictos ni notas.
    }
command-NewExercise = Nuevo ejercicio…
    .help = Hace del artículo un ejercicio para alumnos.
command-HandIn = Entregar…
    .help = Muestra qué sale con tu respuesta y la guarda para entregarla.
command-NotYou = Aquí trabaja otra persona
    .help = Vuelve al principio; el trabajo abierto se conserva.
command-FoldTask = Plegar o mostrar la tarea
    .help = Pliega la tarea en una línea o la muestra entera.
command-KeyRequired = Necesaria en la respuesta
    .help = Dice que una respuesta completa tiene esta afirmación.
command-KeyWelcome = Bienvenida en la respuesta
    .help = Dice que gana quien encuentra esta afirmación y no pierde nada quien no.
command-KeyEitherWay = Da igual en la respuesta
    .help = Dice que da igual marcar o no esta afirmación.
command-KeyNote = Nota para el alumno
    .help = Escribe lo que los alumnos van a leer de esta afirmación.
hand-in-page = Página (.html), se abre en cualquier sitio
hand-in-claims-file = Archivo de Claimlight (.claims.ron)
dialog-worksheet = Guardar la hoja de trabajo
making-worksheet = La hoja de trabajo
making-worksheet-help = Una página para quienes no tienen Claimlight: se abre en cualquier navegador, sin conexión, y se puede imprimir.
making-save-worksheet = Exportar la hoja de trabajo…
exercise-not-kept = Aquí no se puede guardar nada: elige dónde va tu trabajo (Ctrl+Mayús+S).

## Calificar las respuestas de una clase

command-Grade = Calificar respuestas…
    .help = Reunir las respuestas a un ejercicio y calificarlas, o volver al artículo.
command-GradeMore = Reunir más respuestas…
    .help = Añadir archivos con respuestas. Lo calificado se conserva.
command-GradeGrid = Cuadrícula de respuestas
    .help = Mostrar una fila por persona y una columna por afirmación.
command-GradeHeatMap = Mapa para la clase
    .help = Mostrar sin nombres cuántos marcaron algo en cada frase.
command-GradePupil = La respuesta de una persona
    .help = Mostrar en el texto las marcas de una persona, con la clave.
command-GradeHideNames = Ocultar nombres
    .help = Mostrar números en lugar de nombres, en otro orden, o los nombres de nuevo.
command-GradeAcceptAll = Dar todas las notas propuestas
    .help = Convertir cada propuesta en nota donde aún no hay ninguna. Se puede deshacer.
command-GradesInto = Notas en el archivo de la plataforma…
    .help = Elegir el archivo CSV exportado por la plataforma y escribir una copia con las notas.
command-GradeFeedback = Comentarios para la clase…
    .help = Escribir una página por persona en un archivo que la plataforma acepta.
command-GradeTable = Tabla de todas las respuestas
    .help = Escribir junto al ejercicio una tabla (CSV) con lo encontrado, notas y palabras.
grade-first = Vuelve primero al artículo (Esc): se están calificando respuestas.
grade-no-answers = Aún no se han reunido respuestas.
dialog-exercise = Elegir el ejercicio
dialog-key = Elegir una clave
dialog-hand-ins = Elegir respuestas: archivo comprimido, carpeta o archivo
dialog-gradebook = Elegir el libro de notas (CSV) de la plataforma
grade-looking = Buscando el ejercicio…
grade-collecting = Reuniendo respuestas…
grade-scoring = Comparando las respuestas con la clave…
grade-not-read = «{ $name }» no se puede leer: { $reason }
grade-without-text = «{ $name }» se compartió sin el texto del artículo. Elige un archivo que lo tenga.
grade-no-exercise-beside = «{ $name }» contiene notas de «{ $exercise }», pero ese ejercicio no está en la misma carpeta. Elígelo.
grade-other-exercise = «{ $name }» contiene notas de otro ejercicio. Muévelo antes de calificar.
grade-setup-title = Calificar respuestas
grade-setup-help = Elige tres cosas o suéltalas en esta página. Nada sale de este ordenador.
grade-setup-exercise = 1. Ejercicio
grade-setup-exercise-help = El archivo que recibió la clase.
grade-setup-choose-exercise = Elegir el ejercicio…
grade-setup-key = 2. Clave
grade-setup-key-help = Tu propia respuesta. Si hay varias, cada respuesta se compara con la que mejor encaja.
grade-setup-choose-key = Elegir una clave…
grade-setup-claims =
    { $n ->
        [one] { $name } · una afirmación
       *[other] { $name } · { $n } afirmaciones
    }
grade-setup-hand-ins = 3. Respuestas
grade-setup-hand-ins-help = El archivo comprimido de la plataforma, una carpeta o archivos sueltos.
grade-setup-known =
    { $n ->
        [one] Una persona ya es conocida.
       *[other] { $n } personas ya son conocidas.
    }
grade-setup-choose-file = Elegir un archivo…
grade-setup-choose-folder = Elegir una carpeta…
grade-leave-out = Quitar { $name }
grade-begin = Calificar
grade-grid = Cuadrícula
grade-heat = Mapa
grade-pupil = Una persona
grade-hide-names = Ocultar nombres
grade-into = Notas en…
grade-feedback = Comentarios…
grade-detail = Lo elegido
grade-counts =
    { $n ->
        [one] una persona
       *[other] { $n } personas
    } · { $answers ->
        [one] una respuesta
       *[other] { $answers } respuestas
    }
grade-find = Buscar persona
grade-filter-all = Todas { $n }
grade-filter-to-grade = Por calificar { $n }
grade-filter-graded = Calificadas { $n }
grade-filter-no-hand-in = Sin respuesta { $n }
grade-filter-problems = Problemas { $n }
grade-keys = Clave mostrada:
grade-keys-agree = Acuerdo entre las claves sobre dónde hay afirmaciones: F1 { $f1 }
grade-came = { $n } { $status }
grade-came-all = Mostrar todo
grade-came-title = Lo que llegó
grade-status-ok = con respuesta
grade-status-empty = nada marcado
grade-status-older = sustituida por otra posterior
grade-status-same = el mismo archivo dos veces
grade-status-copy = mismo archivo que otra persona
grade-status-other-version = para otra edición
grade-status-other-article = para otro artículo
grade-status-damaged = dañada
grade-status-newer = necesita un Claimlight más nuevo
grade-status-no-answer = no es una respuesta
grade-status-archive-refused = archivo comprimido no leído
grade-status-nothing = nada dentro
grade-status-encrypted = bloqueada con contraseña
grade-status-not-read = no leída
grade-no-hand-in = sin respuesta
grade-no-score = Sin respuesta no hay puntuación, ni siquiera un 0.
grade-nobody = No se muestra a nadie. Elige «Todas» arriba.
grade-head-pupil = Persona
grade-head-more = Más
grade-head-marks = marcas
grade-head-grade = Nota
grade-pupil-number = Persona { $n }
grade-claim = afirmación { $n }
grade-found = Encontrada
grade-part = En parte
grade-missed = Falta
grade-proposed = propuesto
grade-not-accepted = no es lo que acepta la clave
grade-has-note = nota
grade-has-link = enlace
grade-more-marks =
    { $n ->
        [one] una marca más
       *[other] { $n } marcas más
    }
grade-would-differ = ahora sería otra
grade-points = { $points } de { $of }
grade-n-found = { $n } encontradas
grade-n-found-part = { $n } encontradas, { $part } en parte
grade-found-by = la hallaron, de { $n }
grade-found-of = La afirmación { $claim } la hallaron { $n } de { $answers }
grade-next-claim = Afirmación siguiente
grade-previous-claim = Afirmación anterior
grade-next-pupil = Persona siguiente
grade-previous-pupil = Persona anterior
grade-legend-key = clave
grade-shared = en común: { $both } de { $either } palabras
grade-found-question = ¿Encontrada?
grade-proposed-is = propuesto: { $found }
grade-you-said = lo has dicho tú
grade-verdict = Veredicto
grade-key-accepts = clave: { $verdicts }
grade-pupils-why = Su porqué
grade-reason = { $label }, de 0 a { $most }
grade-to = Para { $name }
grade-keep-line = Guardar estas palabras para usarlas de nuevo
grade-forget-line = Olvidar esta línea
grade-key-says = La clave dice a la clase
grade-more-title = más marcas
grade-more-help = Palabras que esta persona marcó y la clave no tiene. No es un error mientras tú no lo digas.
grade-beside = Lo que muchos marcaron además
grade-marked-it =
    { $n ->
        [one] Una persona lo marcó.
       *[other] { $n } lo marcaron.
    }
grade-welcome = Darlo por bueno
grade-welcome-help = Lo añade a la clave como afirmación bienvenida. Cambian las propuestas; las notas que diste se quedan.
grade-same-claim = misma afirmación, persona siguiente
grade-accept = Aceptar
grade-counted = { $found } de { $all } encontradas, { $part } en parte, { $extra } marcas más
grade-missed-claims = Sin marcar: { $numbers }
grade-given-is = Nota: { $points }
grade-now-proposed = La clave o la rúbrica han cambiado. Ahora se propone: { $points }
grade-take-back = Retirar la nota
grade-proposed-points = Propuesto: { $points } de { $of }
grade-proposed-none = No se propone nada hasta que cada criterio tenga un nivel.
grade-other-points = Otro número de puntos, y por qué
grade-points-field = Puntos
grade-why = ¿Por qué?
grade-give = Dar
grade-overall = Palabras sobre toda la respuesta
grade-next-step = Qué puede venir después
grade-no-proposal = No hay nada que proponer para esta respuesta.
grade-no-points = Los niveles de la rúbrica no valen puntos. Escribe tú los puntos.
grade-lacks-level = Elige primero un nivel para: { $names }
grade-too-many = Solo hay { $of } puntos.
grade-say-why = Di por qué es otro número que el propuesto.
grade-given =
    { $n ->
        [one] Una nota dada.
       *[other] { $n } notas dadas.
    }
grade-given-some = { $n } dadas. A { $left } les falta una propuesta.
grade-differ =
    { $n ->
        [one] Una nota sería ahora otra: { $names }. Se queda hasta que la cambies.
       *[other] { $n } notas serían ahora otras: { $names }. Se quedan hasta que las cambies.
    }
grade-graded = { $n } de { $all } calificadas
grade-rule = La nota es tuya: las propuestas no cuentan hasta que las aceptes.
grade-saved-in = Guardado en { $file } · { $time }
grade-not-saved = Notas no guardadas: { $reason }
grade-changed-elsewhere = Otro programa ha cambiado «{ $name }», que queda como está. Tus notas están en «{ $copy }»: pon el primer nombre al archivo que quieras conservar.
grade-show-grade = Nota
grade-pupil-legend = Con fondo: lo que marcó la persona. Subrayado: la clave.
grade-heat-answers =
    { $n ->
        [one] una respuesta · sin nombres
       *[other] { $n } respuestas · sin nombres
    }
grade-heat-close = Volver a la cuadrícula
grade-heat-table = Como tabla
grade-heat-larger = Más grande
grade-heat-full = Pantalla completa (F11)
grade-heat-key = Clave
grade-heat-too-few = Con menos de { $least } respuestas un mapa diría quién marcó qué, por eso no se dibuja. Hay { $n }.
grade-heat-sentence = { $words }: { $n } de { $all } marcaron algo
grade-heat-row = { $n } de { $all }
grade-heat-scale = Cuántos marcaron algo en la frase
grade-heat-nobody = nadie
grade-heat-all = todos, { $n }
grade-heat-missed = Lo que la mayoría no vio
grade-heat-perhaps = Si casi nadie lo vio, quizá falle la clave o el texto.
grade-heat-beside = Lo que muchos marcaron además
grade-heat-at = Frase { $n } de { $of }: { $marked } de { $all }
grade-keys-sentence = frase siguiente
grade-keys-key = clave sí, no
grade-keys-back = volver a la cuadrícula
grade-reading-book = Leyendo el libro de notas…
grade-into-title = Notas en el archivo de la plataforma
grade-into-help = Se escribe una copia junto a «{ $name }», solo con las filas calificadas. El archivo mismo queda como está.
grade-into-column = Columna para las notas
grade-into-which = Elige la columna…
grade-into-places = Decimales
grade-into-append = Escribir mis palabras tras los comentarios que haya (si no, quedan solos)
grade-into-scaled = { $of } puntos aquí son { $most } allí.
grade-into-damaged = Una hoja de cálculo ha cambiado este archivo. Expórtalo de nuevo de la plataforma y no lo abras entretanto.
grade-into-none = Aún no se ha dado ninguna nota. Acepta primero las propuestas.
grade-into-old = Antes
grade-into-new = Nueva
grade-into-problems = Atención
grade-into-row = { $who }: antes { $old }, nueva { $new }. { $problems }
grade-into-told = Se escribirán { $n }, { $left } no. { $without } del libro no reciben nota.
grade-into-write =
    { $n ->
        [one] Escribir una nota
       *[other] Escribir { $n } notas
    }
grade-written-grades =
    { $n ->
        [one] Una nota escrita en «{ $name }».
       *[other] { $n } notas escritas en «{ $name }».
    }
grade-feedback-title = Comentarios para la clase
grade-feedback-help =
    { $n ->
        [one] Una página para una persona, sin nadie más en ella.
       *[other] { $n } páginas, una por persona, sin nadie más en ella.
    }
grade-feedback-release = Revelar la clave: lo que faltó, veredictos y notas
grade-feedback-counted = Incluir lo que solo se contó, señalado como tal
grade-feedback-ungraded =
    { $n ->
        [one] Una respuesta aún no tiene nota; su página no la dice.
       *[other] { $n } respuestas aún no tienen nota; sus páginas no la dicen.
    }
grade-feedback-into = Va a «{ $name }» junto al ejercicio, con los nombres que espera la plataforma.
grade-feedback-write = Escribir comentarios
grade-writing-feedback = Escribiendo comentarios…
grade-written-feedback =
    { $n ->
        [one] Una página escrita en «{ $name }».
       *[other] { $n } páginas escritas en «{ $name }».
    }
grade-written-feedback-some = { $n } páginas escritas en «{ $name }». { $lost } quizá no lleguen solas: no se conocen sus nombres en la plataforma.
