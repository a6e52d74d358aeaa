//! The message that somebody answers to, as Outlook and others put it below the answer: a few lines of its head, then its words,
//! without a sign that they are quoted.

use crate::model::{ArticleText, BlockKind};

/// What such a head calls the sender.
const FROM: [&str; 19] = [
    "From",
    "Von",
    "De",
    "Da",
    "Van",
    "Från",
    "Fra",
    "Lähettäjä",
    "От",
    "Від",
    "Od",
    "Feladó",
    "Kimden",
    "Από",
    "发件人",
    "寄件者",
    "差出人",
    "보낸 사람",
    "מאת",
];
/// What it calls date, receiver and subject.
const OTHERS: [&str; 60] = [
    "Sent",
    "Date",
    "To",
    "Cc",
    "Subject",
    "Gesendet",
    "Datum",
    "An",
    "Betreff",
    "Enviado",
    "Enviado el",
    "Fecha",
    "Para",
    "Asunto",
    "Envoyé",
    "À",
    "Objet",
    "Inviato",
    "Data",
    "A",
    "Oggetto",
    "Assunto",
    "Verzonden",
    "Aan",
    "Onderwerp",
    "Skickat",
    "Till",
    "Ämne",
    "Sendt",
    "Til",
    "Emne",
    "Lähetetty",
    "Vastaanottaja",
    "Aihe",
    "Отправлено",
    "Дата",
    "Кому",
    "Тема",
    "Надіслано",
    "Wysłano",
    "Do",
    "Temat",
    "Odesláno",
    "Komu",
    "Předmět",
    "Elküldve",
    "Címzett",
    "Tárgy",
    "Gönderilme",
    "Kime",
    "Konu",
    "发送时间",
    "收件人",
    "主题",
    "日期",
    "送信日時",
    "宛先",
    "件名",
    "받는 사람",
    "제목",
];
/// Within how many lines the others follow the sender, and how many of them make a head.
const LINES: usize = 6;
const FIELDS: usize = 2;

/// Where the message starts that a plain text answers to, in bytes; beyond its end if there is none.
pub fn reply_at(text: &str) -> usize {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            starts.push((at, line));
        }
        at += line.len() + 1;
    }
    let lines: Vec<&str> = starts.iter().map(|(_, line)| *line).collect();
    head_in(&lines).and_then(|i| starts.get(i)).map_or(usize::MAX, |(at, _)| *at)
}

/// Makes quotations of the paragraphs that a message answers to.
pub fn with_replies(text: ArticleText) -> ArticleText {
    let lines: Vec<&str> = text.blocks().iter().map(|block| text.slice(block.range)).collect();
    let Some(first) = head_in(&lines) else { return text };
    let mut blocks = text.blocks().to_vec();
    for block in blocks.iter_mut().skip(first).filter(|block| block.kind == BlockKind::Paragraph) {
        block.kind = BlockKind::Quotation;
    }
    ArticleText::new(text.as_str().to_owned(), blocks).unwrap_or(text)
}

/// The first line of the head of another message, below words of this one. A message that only passes another one on quotes
/// nothing.
fn head_in(lines: &[&str]) -> Option<usize> {
    let is_word = |line: &str| line.chars().any(char::is_alphanumeric) && !line.trim_start().starts_with(['-', '_']);
    let first_words = lines.iter().position(|line| is_word(line))?;
    let is_head = |i: &usize| {
        let after = lines.get(i + 1..(i + 1 + LINES).min(lines.len())).unwrap_or_default();
        *i > first_words
            && field(lines[*i]).is_some_and(|name| FROM.contains(&name))
            && after.iter().filter(|line| field(line).is_some_and(|name| OTHERS.contains(&name))).count() >= FIELDS
    };
    (0..lines.len()).find(is_head)
}

/// The name before the colon of a line. Plain text has stars around what was bold.
fn field(line: &str) -> Option<&str> {
    let (name, _) = line.split_once([':', '：'])?;
    Some(name.trim_matches(|c: char| c.is_whitespace() || c == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, quoted: Option<&str>) {
        assert_eq!(text.get(reply_at(text)..), quoted, "{text}");
    }

    #[test]
    fn the_message_below_an_answer_is_found() {
        let head = "From: Ana <a@b.c>\nSent: Thursday\nTo: Ben\nSubject: The quay\n\nIt closed.";
        check(&format!("Why?\n\n-----Original Message-----\n{head}"), Some(head));
        let head = "*Von:* Ana\n*Gesendet:* Donnerstag\n*An:* Ben\n*Betreff:* Der Kai\n\nEr schloss.";
        check(&format!("Warum?\n________________________________\n{head}"), Some(head));
        check(
            "为什么?\n发件人：甲\n发送时间：三月\n收件人：乙\n关了。",
            Some("发件人：甲\n发送时间：三月\n收件人：乙\n关了。"),
        );
    }

    #[test]
    fn a_message_that_is_passed_on_quotes_nothing() {
        check("-----Original Message-----\nFrom: Ana\nSent: Thursday\nTo: Ben\n\nIt closed.", None);
        check("From: Ana\nTo: Ben\nDate: Thursday\n\nIt closed.", None);
        check("Why?\nFrom: Ana\nIt closed: in May.\nTo: Ben", None);
        check("", None);
    }
}
