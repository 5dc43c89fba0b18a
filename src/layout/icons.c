#include "layout/icons.h"

#include <glib.h>
#include <string.h>

/* clang-format off */
#define BUBBLE \
  "M 5.5 4 L 18.5 4 Q 21 4 21 6.5 L 21 14.5 Q 21 17 18.5 17 L 12 17 L 7.5 21 L 7.5 17 L 5.5 17 Q 3 17 3 14.5 " \
  "L 3 6.5 Q 3 4 5.5 4 Z"

/* The neutral icon is the first; the others are grouped by subject. Names and aliases are unique, and spellings that look-up treats
 * as equal ("e-mail" and "email") are listed once. */
static const CjmIcon icons[] = {
  { "neutral", "other|generic|overig|inne|sonstiges|autre|otro",
    "O 12 12 6" },

  /* Online */
  { "web", "website|web-page|site|browser|online|internet|portal|webshop|e-commerce|landing-page|strona|"
           "witryna|webseite|site-web|sitio-web|página-web",
    "R 3 4 18 16 2.5 M 3 9.5 L 21 9.5" },
  { "app", "mobile-app|mobile|smartphone|mobiel|komórka|handy|aplikacja|anwendung|application|aplicación|móvil|in-app",
    "R 6.5 3 11 18 2.5 M 11 17.5 L 13 17.5" },
  { "social", "social-media|instagram|facebook|tiktok|linkedin|twitter|x|pinterest|share|sociale-media|"
              "media-społecznościowe|soziale-medien|réseaux-sociaux|redes-sociales",
    "O 6 12 3 O 18 6 3 O 18 18 3 M 8.7 10.7 L 15.3 7.3 M 8.7 13.3 L 15.3 16.7" },
  { "search", "search-engine|google|seo|find|zoeken|szukaj|wyszukiwarka|suche|suchmaschine|recherche|buscador|búsqueda",
    "O 10.5 10.5 7 M 15.6 15.6 L 21 21" },
  { "video", "video-call|youtube|film|movie|webcam|stream|wideo",
    "R 3 6 12 12 2.5 M 15 10.5 L 21 7.5 L 21 16.5 L 15 13.5" },
  { "wifi", "wlan|wireless|network|hotspot|bluetooth|nfc",
    "M 3 9.5 C 8 4.8 16 4.8 21 9.5 M 7 14 C 10 11.3 14 11.3 17 14 D 12 18.3 1.7" },
  { "qr", "qr-code|scan|code|barcode|kod-qr|code-qr|código-qr",
    "R 3 3 6.5 6.5 1 R 14.5 3 6.5 6.5 1 R 3 14.5 6.5 6.5 1 D 15 15 1.3 D 20 15 1.3 D 17.5 17.5 1.3 D 15 20 1.3 "
    "D 20 20 1.3" },
  { "account", "login|sign-in|profile|my-account|inloggen|konto|logowanie|anmeldung|compte|connexion|cuenta",
    "O 12 12 9 O 12 10 3 M 6.3 18.7 C 7.2 16.6 9.2 15.8 12 15.8 C 14.8 15.8 16.8 16.6 17.7 18.7" },
  { "cart", "shopping-cart|basket|checkout|trolley|winkelwagen|winkelmandje|koszyk|warenkorb|panier|caddie|carrito|cesta",
    "M 3 4 L 5.5 4 L 8 15 L 18 15 L 20.5 7.5 L 6.3 7.5 D 9 19.5 1.6 D 17 19.5 1.6" },

  /* Communication */
  { "phone", "telephone|call|phone-call|telefoon|bellen|telefon|anruf|appel|teléfono|llamada",
    "M 20.4 18.4 C 16.3 22.5 10.7 21.4 6.7 17.3 C 2.6 13.3 1.5 7.7 5.6 3.6 C 6.4 2.8 7.1 2.8 7.8 3.6 L 9.3 5.1 "
    "C 10.1 5.8 10 6.6 9.3 7.3 C 7.4 9.2 8 10.8 10.6 13.4 C 13.2 16 14.8 16.6 16.7 14.7 C 17.4 14 18.2 13.9 18.9 14.7 "
    "L 20.4 16.2 C 21.2 16.9 21.2 17.6 20.4 18.4 Z" },
  { "call-center", "call-centre|contact-center|contact-centre|headset|helpdesk|service-desk|hotline|support|"
                   "service|customer-service|klantenservice|infolinia|biuro-obsługi|kundendienst|kundenservice|"
                   "service-client|centre-d'appels|atención-al-cliente",
    "M 5 12.5 L 5 11 C 5 7 8 4 12 4 C 16 4 19 7 19 11 L 19 12.5 R 3 12.5 4.5 6 1.5 R 16.5 12.5 4.5 6 1.5 "
    "M 19 18.5 Q 19 21 16.5 21 L 13 21" },
  { "chat", "live-chat|speech|bubble|forum|community|comment|conversation|gesprek|czat|rozmowa|gespräch|"
            "clavardage|conversación",
    BUBBLE },
  { "sms", "text-message|message|messenger|whatsapp|telegram|imessage|texting|bericht|wiadomość|nachricht|mensaje",
    BUBBLE " D 8 10.5 1.3 D 12 10.5 1.3 D 16 10.5 1.3" },
  { "review", "rating|stars|testimonial|recommendation|feedback|recensie|beoordeling|opinia|ocena|bewertung|avis|"
              "évaluation|reseña|opinión",
    "M 5.5 3 L 18.5 3 Q 21 3 21 5.5 L 21 15 Q 21 17.5 18.5 17.5 L 12 17.5 L 7.5 21 L 7.5 17.5 L 5.5 17.5 Q 3 17.5 3 15 "
    "L 3 5.5 Q 3 3 5.5 3 Z M 12 6 L 13.3 8.6 L 16.2 9 L 14.1 11 L 14.6 13.9 L 12 12.6 L 9.4 13.9 L 9.9 11 L 7.8 9 "
    "L 10.7 8.6 Z" },
  { "help", "faq|question|help-center|help-centre|knowledge-base|hulp|vraag|pomoc|pytanie|hilfe|frage|aide|ayuda|pregunta",
    "O 12 12 9 M 9.3 9.5 C 9.3 8 10.5 7 12 7 C 13.5 7 14.7 8 14.7 9.5 C 14.7 11.5 12 11.7 12 13.7 D 12 17 1.3" },
  { "notification", "push|push-notification|alert|bell|reminder|melding|powiadomienie|benachrichtigung|alerte|"
                    "notificación|aviso",
    "M 6 17 L 6 10.5 C 6 6.5 8.5 4 12 4 C 15.5 4 18 6.5 18 10.5 L 18 17 M 3.5 17 L 20.5 17 M 10.5 20.5 L 13.5 20.5" },
  { "email", "mail|electronic-mail|poczta-elektroniczna|courriel|correo-electrónico",
    "R 3 5 18 14 2.5 M 3.7 7 L 12 13 L 20.3 7" },
  { "newsletter", "mailing|nieuwsbrief|biuletyn|rundbrief|lettre-d'information|boletín",
    "M 6 9 L 6 5 Q 6 3 8 3 L 16 3 Q 18 3 18 5 L 18 9 M 9.5 7 L 14.5 7 M 6 9 L 3 11 L 3 19 Q 3 21 5 21 L 19 21 "
    "Q 21 21 21 19 L 21 11 L 18 9 M 3 11 L 12 16 L 21 11" },
  { "post", "letter|mailbox|letterbox|postal-mail|brief|brievenbus|poczta|skrzynka-pocztowa|briefkasten|"
            "lettre|courrier|boîte-aux-lettres|carta|correo|buzón",
    "M 3 17.5 L 3 12 C 3 9.8 4.8 8 7 8 C 9.2 8 11 9.8 11 12 L 11 17.5 Z M 7 8 L 17 8 C 19.2 8 21 9.8 21 12 "
    "L 21 17.5 L 11 17.5 M 12 17.5 L 12 21 M 15 8 L 15 3.5 L 18.5 3.5" },
  { "voice", "voice-assistant|microphone|mic|alexa|siri|smart-speaker|podcast|speech-assistant|spraakassistent|"
             "asystent-głosowy|sprachassistent|assistant-vocal|asistente-de-voz",
    "R 9 3 6 11 3 M 5.5 11 C 5.5 15 8.3 17.5 12 17.5 C 15.7 17.5 18.5 15 18.5 11 M 12 17.5 L 12 21" },

  /* Media */
  { "advertisement", "ad|ads|advert|advertising|megaphone|campaign|marketing|banner|promotion|advertentie|reclame|"
                     "reklama|werbung|anzeige|publicité|anuncio|publicidad",
    "M 5 9.5 L 9 9.5 L 18 5 L 18 19 L 9 14.5 L 5 14.5 Q 3 14.5 3 12.5 L 3 11.5 Q 3 9.5 5 9.5 Z "
    "M 6.5 14.5 L 7.5 20 L 10.5 20 M 21 10.5 L 21 13.5" },
  { "billboard", "outdoor|out-of-home|ooh|poster|signage|sign|reclamebord|plakat|affiche|cartel|valla",
    "R 3 4 18 11 2 M 8 15 L 8 21 M 16 15 L 16 21 M 7 9.5 L 17 9.5" },
  { "tv", "television|tv-ad|televisie|telewizja|telewizor|fernsehen|fernseher|télé",
    "R 3 8 18 12 2.5 M 8 3 L 12 8 L 16 3" },
  { "radio", "radio-ad|rundfunk|emisora",
    "R 3 9 18 11 2.5 M 7 9 L 17 4 O 8.5 14.5 2 M 14.5 14.5 L 17 14.5" },
  { "print", "printer|printing|drukwerk|druk|drukarka|drucker|imprimante|imprimé|impreso|impresora",
    "M 7 8 L 7 3 L 17 3 L 17 8 M 7 17 L 5 17 Q 3 17 3 15 L 3 10 Q 3 8 5 8 L 19 8 Q 21 8 21 10 L 21 15 Q 21 17 19 17 "
    "L 17 17 R 7 13 10 8 1" },
  { "catalogue", "catalog|brochure|magazine|leaflet|flyer|book|folder|catalogus|boek|katalog|książka|ulotka|broszura|"
                 "buch|prospekt|livre|dépliant|libro|folleto|catálogo",
    "M 12 7 C 10 5.2 7 4.5 3 5 L 3 18 C 7 17.5 10 18.2 12 20 C 14 18.2 17 17.5 21 18 L 21 5 C 17 4.5 14 5.2 12 7 Z "
    "M 12 7 L 12 20" },
  { "newspaper", "news|press|article|blog|krant|nieuws|gazeta|prasa|zeitung|presse|journal|periódico|noticias|prensa",
    "M 17 9 L 21 9 L 21 18 Q 21 20 19 20 L 5 20 Q 3 20 3 18 L 3 4 L 17 4 L 17 18 Q 17 20 19 20 M 7 9 L 13 9 "
    "M 7 14.5 L 13 14.5" },
  { "photo", "camera|picture|image|foto|fotografie|zdjęcie|bild|kamera|appareil-photo|cámara|imagen",
    "M 5.5 7 L 8 7 L 9.5 4 L 14.5 4 L 16 7 L 18.5 7 Q 21 7 21 9.5 L 21 17.5 Q 21 20 18.5 20 L 5.5 20 Q 3 20 3 17.5 "
    "L 3 9.5 Q 3 7 5.5 7 Z O 12 13.3 3.3" },

  /* Places */
  { "shop", "store|branch|retail|boutique|supermarket|showroom|winkel|filiaal|sklep|filia|filiale|laden|geschäft|"
            "magasin|succursale|tienda|sucursal|point-of-sale|pos|in-store",
    "M 5.5 4 L 18.5 4 L 21 9 Q 21 12 18 12 Q 15 12 15 9 Q 15 12 12 12 Q 9 12 9 9 Q 9 12 6 12 Q 3 12 3 9 Z "
    "M 5 12 L 5 20 L 19 20 L 19 12 M 10 20 L 10 16 L 14 16 L 14 20" },
  { "home", "house|at-home|thuis|huis|dom|zuhause|haus|maison|domicile|casa|hogar",
    "M 3 11.5 L 12 4 L 21 11.5 M 5.5 9.5 L 5.5 20 L 18.5 20 L 18.5 9.5 M 10 20 L 10 14.5 L 14 14.5 L 14 20" },
  { "kiosk", "self-service|self-checkout|terminal|info-point|totem|zuil|infokiosk|samoobsługa|borne|quiosco",
    "R 6 3 12 12 2 M 12 15 L 12 21 M 7 21 L 17 21 D 12 9 1.6" },
  { "office", "building|company|headquarters|workplace|front-desk|kantoor|bedrijf|biuro|firma|büro|bureau|"
              "entreprise|oficina|empresa",
    "R 5 3 14 18 2 D 9 8 1.3 D 15 8 1.3 D 9 12.5 1.3 D 15 12.5 1.3 M 10 21 L 10 17 L 14 17 L 14 21" },
  { "bank", "bank-branch|government|town-hall|city-hall|court|museum|gemeente|stadhuis|urząd|rathaus|behörde|"
            "banque|mairie|banco|ayuntamiento",
    "M 3 9 L 12 3.5 L 21 9 Z M 6 12.5 L 6 17 M 12 12.5 L 12 17 M 18 12.5 L 18 17 M 3 20.5 L 21 20.5" },
  { "hospital", "clinic|ziekenhuis|szpital|klinika|krankenhaus|klinik|hôpital|clinique|clínica",
    "R 5 3 14 18 2 M 12 6.5 L 12 12.5 M 9 9.5 L 15 9.5 M 10 21 L 10 17 L 14 17 L 14 21" },
  { "medical", "health|doctor|pharmacy|first-aid|care|gp|zorg|dokter|huisarts|apotheek|zdrowie|lekarz|apteka|"
               "arzt|apotheke|gesundheit|médecin|pharmacie|santé|médico|farmacia|salud",
    "M 9 3 L 15 3 L 15 9 L 21 9 L 21 15 L 15 15 L 15 21 L 9 21 L 9 15 L 3 15 L 3 9 L 9 9 Z" },
  { "school", "education|university|training|course|college|e-learning|opleiding|cursus|szkoła|uczelnia|szkolenie|"
              "schule|universität|école|université|formation|escuela|universidad|curso",
    "M 3 9.5 L 12 5 L 21 9.5 L 12 14 Z M 7 12 L 7 17 C 10 19.7 14 19.7 17 17 L 17 12 M 21 9.5 L 21 15" },
  { "restaurant", "food|dining|dinner|eten|bistro|restauracja|jedzenie|gaststätte|essen|repas|restaurante|comida",
    "M 3.5 3 L 3.5 7.5 Q 3.5 10.5 7.5 10.5 Q 11.5 10.5 11.5 7.5 L 11.5 3 M 7.5 3 L 7.5 21 "
    "M 18.5 21 L 18.5 3 C 16 4 15 7 15 14 L 18.5 14" },
  { "cafe", "coffee|tea|coffee-bar|koffie|kawiarnia|kawa|kaffee|salon-de-thé|cafetería",
    "M 4 9 L 17 9 L 17 16 Q 17 20 13 20 L 8 20 Q 4 20 4 16 Z M 17 11 L 18 11 C 22 11 22 16.5 17 16.5 M 8 3.5 L 8 5.5 "
    "M 13 3.5 L 13 5.5" },
  { "hotel", "bed|accommodation|stay|lodging|overnachting|nocleg|unterkunft|übernachtung|hébergement|alojamiento",
    "M 3 5 L 3 19.5 M 3 16 L 21 16 M 21 19.5 L 21 13 Q 21 10 18 10 L 11 10 L 11 16 D 7 12 1.7" },
  { "location", "map|pin|place|address|gps|navigation|route|store-locator|locatie|kaart|adres|mapa|lokalizacja|"
                "standort|karte|adresse|carte-routière|lieu|ubicación|dirección",
    "M 12 21 C 8 16.8 5 13.4 5 10 C 5 6.1 8.1 3 12 3 C 15.9 3 19 6.1 19 10 C 19 13.4 16 16.8 12 21 Z O 12 10 2.5" },

  /* People */
  { "person", "human|employee|staff|advisor|adviser|agent|sales-rep|user|customer|persoon|medewerker|klant|osoba|"
              "pracownik|doradca|mitarbeiter|berater|kunde|personne|conseiller|client|persona|empleado|cliente",
    "O 12 7.5 4.5 M 3.5 21 C 3.5 17 7 15.5 12 15.5 C 17 15.5 20.5 17 20.5 21" },
  { "meeting", "people|group|team|face-to-face|in-person|consultation|vergadering|mensen|spotkanie|ludzie|zespół|"
               "treffen|besprechung|leute|réunion|équipe|gens|equipo|personas",
    "O 8.5 8 4 M 3 20 C 3 16.7 5 15.5 8.5 15.5 C 12 15.5 14 16.7 14 20 M 15 4.3 C 18 4.5 19 6 19 8 C 19 10 18 11.5 15 11.7 "
    "M 17 15.6 C 19.7 16 21 17.4 21 20" },
  { "bot", "chatbot|robot|ai|assistant|virtual-assistant|automation|asystent|assistent|asistente",
    "R 4 8.5 16 12 3 M 12 8.5 L 12 5 D 12 4 1.6 D 9 13 1.4 D 15 13 1.4 M 9.5 17 L 14.5 17" },

  /* Products, payments and documents */
  { "payment", "card|pay|credit-card|debit-card|bank-card|paypal|betaling|betalen|betaalkaart|płatność|karta|"
               "zahlung|bezahlen|kreditkarte|paiement|carte-bancaire|pago|tarjeta",
    "R 3 5.5 18 13 2.5 M 3 10.5 L 21 10.5 M 7 14.5 L 10 14.5" },
  { "cash", "money|banknote|refund|contant|geld|gotówka|pieniądze|bargeld|espèces|argent|efectivo|dinero",
    "R 3 6 18 12 2 O 12 12 2.5 D 6.6 12 1.1 D 17.4 12 1.1" },
  { "atm", "cash-machine|cashpoint|cash-dispenser|geldautomaat|pinautomaat|bankomat|geldautomat|distributeur|"
           "cajero|cajero-automático",
    "M 6.5 11 L 5 11 Q 3 11 3 9 L 3 6 Q 3 4 5 4 L 19 4 Q 21 4 21 6 L 21 9 Q 21 11 19 11 L 17.5 11 M 7 8 L 17 8 "
    "L 17 20.5 L 7 20.5 Z D 12 14.3 1.8" },
  { "invoice", "bill|receipt|factuur|bon|faktura|rachunek|paragon|rechnung|quittung|facture|reçu|factura|recibo",
    "M 5 21 L 5 5 Q 5 3 7 3 L 17 3 Q 19 3 19 5 L 19 21 L 15.5 18.5 L 12 21 L 8.5 18.5 Z M 9 8 L 15 8 M 9 13 L 15 13" },
  { "document", "file|paper|pdf|attachment|report|dokument|plik|bestand|datei|unterlagen|fichier|documento|archivo",
    "M 7 3 L 14 3 L 19 8 L 19 19 Q 19 21 17 21 L 7 21 Q 5 21 5 19 L 5 5 Q 5 3 7 3 Z M 14 3 L 14 8 L 19 8 "
    "M 9 12.5 L 15 12.5 M 9 16.5 L 15 16.5" },
  { "form", "checklist|survey|questionnaire|application-form|clipboard|formulier|enquête|vragenlijst|formularz|"
            "ankieta|formular|umfrage|fragebogen|formulaire|sondage|formulario|encuesta",
    "M 8 5 L 7 5 Q 5 5 5 7 L 5 19 Q 5 21 7 21 L 17 21 Q 19 21 19 19 L 19 7 Q 19 5 17 5 L 16 5 R 8 3 8 4 1 "
    "M 8.5 14 L 11 16.5 L 15.5 11.5" },
  { "contract", "signature|agreement|policy|sign-off|e-signature|pen|overeenkomst|handtekening|polis|umowa|podpis|"
                "vertrag|unterschrift|contrat|contrato|firma-electrónica|firmar",
    "M 16 3.5 L 20.5 8 L 11 17 L 6 17.5 L 6.5 12.5 Z M 3 21 L 21 21" },
  { "parcel", "package|product|packaging|box|order|pakket|pakje|paczka|przesyłka|paket|päckchen|colis|paquet|"
              "paquete|physical|physical-product",
    "M 12 3 L 20 7.5 L 20 16.5 L 12 21 L 4 16.5 L 4 7.5 Z M 4 7.5 L 12 12 L 20 7.5 M 12 12 L 12 21" },
  { "gift", "present|reward|loyalty|voucher|cadeau|geschenk|prezent|nagroda|récompense|regalo|premio",
    "R 3 8 18 4.5 1 M 5 12.5 L 5 20.5 L 19 20.5 L 19 12.5 M 12 8 L 12 20.5 M 12 8 C 8 8 5.5 6.6 6 4.8 "
    "C 6.8 2.4 11 3 12 8 C 13 3 17.2 2.4 18 4.8 C 18.5 6.6 16 8 12 8" },
  { "ticket", "admission|pass|boarding-pass|coupon|kaartje|bilet|eintrittskarte|fahrkarte|billet|entrada|billete",
    "M 5 6 L 19 6 Q 21 6 21 8 L 21 9.5 C 18 9.5 18 14.5 21 14.5 L 21 16 Q 21 18 19 18 L 5 18 Q 3 18 3 16 L 3 14.5 "
    "C 6 14.5 6 9.5 3 9.5 L 3 8 Q 3 6 5 6 Z M 9.5 12 L 14.5 12" },
  { "key", "access|keys|unlock|sleutel|klucz|schlüssel|clé|clef|llave",
    "O 8 16 5 M 11.5 12.5 L 21 3 M 17 7 L 20 10" },
  { "lock", "security|privacy|password|secure|slot|beveiliging|kłódka|bezpieczeństwo|schloss|sicherheit|cadenas|"
            "sécurité|candado|seguridad",
    "R 4.5 10.5 15 10.5 2.5 M 8 10.5 L 8 7.5 C 8 4.8 9.6 3 12 3 C 14.4 3 16 4.8 16 7.5 L 16 10.5 D 12 15.7 1.6" },
  { "locker", "parcel-locker|parcel-point|pick-up-point|pick-up|paczkomat|packstation|kluis|pakketautomaat|afhaalpunt|"
              "schließfach|schliessfach|abholstation|consigne|point-relais|taquilla|punto-de-recogida",
    "R 3 3 18 18 2 M 12 3 L 12 21 M 3 12 L 12 12 D 8.5 7.5 1.2 D 8.5 16.5 1.2 D 15.5 12 1.2" },
  { "repair", "maintenance|wrench|tools|technician|installation|reparatie|onderhoud|monteur|naprawa|serwis|"
              "reparatur|wartung|werkstatt|réparation|entretien|reparación|taller|mantenimiento",
    "M 3.7 17.2 L 10.2 10.7 C 9.2 8.6 9.5 6.3 11.2 4.6 C 12.8 3.1 14.9 2.6 17 3.4 L 13.6 6.7 L 17.3 10.4 "
    "L 20.6 7 C 21.4 9.1 20.9 11.2 19.4 12.8 C 17.7 14.5 15.4 14.8 13.3 13.8 L 6.8 20.3 "
    "C 4.7 22.4 1.6 19.3 3.7 17.2 Z" },

  /* Devices */
  { "tablet", "ipad|tablette|tableta",
    "R 3 4.5 18 15 2.5 D 17.6 12 1.2" },
  { "laptop", "notebook|portátil|ordinateur-portable",
    "R 5 5 14 11 2 M 3 20 L 21 20" },
  { "desktop", "computer|pc|monitor|workstation|screen|scherm|komputer|rechner|bildschirm|ordinateur|écran|"
               "ordenador|pantalla",
    "R 3 4 18 12 2 M 12 16 L 12 20.5 M 7.5 20.5 L 16.5 20.5" },
  { "watch", "wearable|smartwatch|horloge|zegarek|armbanduhr|montre|reloj",
    "R 6.5 7 11 10 3 M 9 7 L 9.5 3 L 14.5 3 L 15 7 M 9 17 L 9.5 21 L 14.5 21 L 15 17 M 12 10 L 12 12.5 L 13.5 12.5" },

  /* Transport and time */
  { "event", "calendar|date|appointment|fair|booking|reservation|webinar|evenement|agenda|afspraak|kalender|beurs|"
             "wydarzenie|kalendarz|wizyta|veranstaltung|termin|messe|calendrier|rendez-vous|evento|"
             "calendario|cita",
    "R 3 5 18 16 2.5 M 3 10.5 L 21 10.5 M 8 3 L 8 6.5 M 16 3 L 16 6.5 D 12 15.7 1.8" },
  { "clock", "time|wait|waiting|waiting-time|hour|tijd|wachten|klok|czas|zegar|czekanie|zeit|uhr|warten|temps|"
             "attente|heure|tiempo|espera|hora",
    "O 12 12 9 M 12 7 L 12 12 L 15.5 14" },
  { "delivery", "truck|van|courier|shipping|transport|lorry|bezorging|bezorger|levering|koerier|dostawa|kurier|"
                "lieferung|zustellung|livraison|coursier|camion|entrega|envío|mensajero",
    "M 5 17 L 3 17 L 3 5 L 14 5 L 14 17 L 10 17 M 14 9 L 18 9 L 21 13 L 21 17 L 20 17 M 15 17 L 14 17 O 7.5 17.5 2.5 "
    "O 17.5 17.5 2.5" },
  { "car", "drive|taxi|vehicle|parking|dealer|auto|samochód|pojazd|fahrzeug|wagen|voiture|véhicule|coche|vehículo",
    "M 5 17 L 3 17 L 3 12 L 5 11 L 7.5 6 L 15 6 L 18.5 11 L 21 12.5 L 21 17 L 19 17 M 10 17 L 14 17 M 5 11 L 18.5 11 "
    "O 7.5 17 2.5 O 16.5 17 2.5" },
  { "bus", "coach|public-transport|autobus|openbaar-vervoer|autokar|reisebus|autocar",
    "M 5 17 L 3 17 L 3 7 Q 3 5 5 5 L 19 5 Q 21 5 21 7 L 21 17 L 19 17 M 10 17 L 14 17 M 3 11 L 21 11 M 12 5 L 12 11 "
    "O 7.5 17 2.5 O 16.5 17 2.5" },
  { "train", "rail|railway|metro|subway|tram|station|trein|pociąg|kolej|dworzec|tramwaj|zug|bahn|bahnhof|gare|"
             "tren|estación|tranvía",
    "R 5 3 14 14 3.5 M 5 10 L 19 10 D 9 13.5 1.2 D 15 13.5 1.2 M 8 17 L 5.5 21 M 16 17 L 18.5 21" },
  { "plane", "airplane|aeroplane|flight|airport|air-travel|vliegtuig|vlucht|luchthaven|samolot|lotnisko|flugzeug|"
             "flug|flughafen|avion|vol|aéroport|vuelo|aeropuerto",
    "M 7.6 16.4 L 3 14.1 L 4.2 12.8 L 8 13.2 L 10.3 10.9 L 3.6 6.9 L 5.4 5.1 L 14.2 7 L 16.9 4.4 "
    "Q 19.1 2.1 20.5 3.5 Q 21.9 4.9 19.6 7.1 L 17 9.8 L 18.9 18.6 L 17.1 20.4 L 13.1 13.7 L 10.8 16 L 11.2 19.8 "
    "L 9.9 21 Z" },
  { "bike", "bicycle|cycling|fiets|rower|fahrrad|vélo|bicyclette|bici|bicicleta",
    "O 6.5 16 3.5 O 17.5 16 3.5 M 10 16 L 12.2 16 L 8.7 6.5 M 9.8 9.5 L 15.7 9.5 M 16.6 12.6 L 14.5 5.5 "
    "L 17.5 5.5" },
  { "sport", "run|running|gym|fitness|exercise|sporten|hardlopen|bieg|bieganie|siłownia|laufen|courir|deporte|correr",
    "D 16 5 2.2 M 6 9.5 L 9 7 L 13 8.5 L 10.5 13.5 L 14 16.5 L 13 21 M 13 8.5 L 15.5 12 L 19 12 M 10 15.5 "
    "L 8 18.5 L 4 18.5" },
};
/* clang-format on */

/* Names are compared letter by letter in folded form: in lower case, without accents and separators. */
static gunichar fold(gunichar c)
{
  gunichar base = c;
  g_unichar_fully_decompose(c, FALSE, &base, 1);
  base = g_unichar_tolower(base);
  /* Unicode has no decomposition of the Polish l with stroke, which is often typed without it. */
  return base == 0x142 ? 'l' : base;
}

static bool is_separator(gunichar c)
{
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_DASH_PUNCTUATION || type == G_UNICODE_CONNECT_PUNCTUATION || g_unichar_isspace(c) ||
         g_unichar_ismark(c);
}

/* The next folded letter before `end`, or 0. Advances `cursor`. */
static gunichar next_letter(const char **cursor, const char *end)
{
  while (*cursor < end) {
    gunichar c = g_utf8_get_char_validated(*cursor, end - *cursor);
    if (c > 0x10FFFF) { /* not UTF-8: matches nothing in the table */
      *cursor += 1;
      return 0xFFFD;
    }
    *cursor = g_utf8_next_char(*cursor);
    if (!is_separator(c)) return fold(c);
  }
  return 0;
}

static bool same_name(const char *a, const char *a_end, const char *b, const char *b_end)
{
  gunichar letter;
  do {
    letter = next_letter(&a, a_end);
    if (letter != next_letter(&b, b_end)) return false;
  } while (letter != 0);
  return true;
}

static bool icon_is_called(const CjmIcon *icon, const char *name, const char *name_end)
{
  if (same_name(icon->name, icon->name + strlen(icon->name), name, name_end)) return true;
  const char *alias = icon->aliases;
  while (*alias != '\0') {
    size_t length = strcspn(alias, "|");
    if (same_name(alias, alias + length, name, name_end)) return true;
    alias += length;
    if (*alias == '|') alias++;
  }
  return false;
}

static const CjmIcon *look_up(const char *name)
{
  if (name == NULL) return NULL;
  const char *end = name + strlen(name);
  for (size_t i = 0; i < G_N_ELEMENTS(icons); i++) {
    if (icon_is_called(&icons[i], name, end)) return &icons[i];
  }
  return NULL;
}

const CjmIcon *cjm_icon_find(const char *name)
{
  const CjmIcon *icon = look_up(name);
  return icon != NULL ? icon : &icons[0];
}

bool cjm_icon_known(const char *name)
{
  return look_up(name) != NULL;
}

size_t cjm_icon_count(void)
{
  return G_N_ELEMENTS(icons);
}

const CjmIcon *cjm_icon_at(size_t i)
{
  g_assert(i < G_N_ELEMENTS(icons));
  return &icons[i];
}
