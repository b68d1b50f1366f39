using System.Globalization;
using System.Text;
using System.Xml;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>What is new on a public page, as an Atom feed (RFC 4287) in the language of its community: refusals that chose to be public, deliveries and answers.</summary>
/// <remarks>
/// Its times are days, written as their noon in UTC: the day of the weekly hour since which a refusal is public, the day that moderators gave for a delivery or an answer, the day on which the page
/// was published. Nothing tells when somebody acted.
/// </remarks>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CheckCharacters = true };

    /// <summary>Writes it.</summary>
    public static byte[] Write(PublicPage page, PublicAddress address)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            new Writer(xml, page, Words.In(page.Owner.Language), address.Of(page.Campaign)!).Write();
        }

        return buffer.ToArray();
    }

    private sealed class Writer(XmlWriter xml, PublicPage page, Words words, Uri home)
    {
        private DateOnly Opened => page.Campaign.PublicSince!.Value;

        private UserText Target => new(page.Campaign.Target);

        public void Write()
        {
            var news = News().OrderByDescending(entry => entry.Day).ThenBy(entry => entry.Id, StringComparer.Ordinal).ToArray();
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, words.Language.Code);
            Element("id", Tag(""));
            Element("title", words.Plain("public.title", ("target", Target)));
            Element("subtitle", page.InOneLine(words));
            Element("updated", Noon(news.Max(entry => entry.Day)));
            Link("alternate", "text/html", home.AbsoluteUri);
            Link("self", "application/atom+xml", $"{home.AbsoluteUri}/feed.atom");
            Author(page.Campaign.Target);
            foreach (var entry in news)
            {
                Write(entry);
            }

            xml.WriteEndElement();
        }

        private IEnumerable<Entry> News()
        {
            yield return new Entry("page", Opened, words.Plain("public.feed.opened", ("target", Target)), page.Campaign.Demand, null);
            foreach (var sheet in page.Sheets.Where(sheet => sheet.Addressee is not null))
            {
                (string, object)[] about = [("title", new UserText(sheet.Title)), ("addressee", new UserText(sheet.Addressee!))];
                if (sheet.DeliveredOn is { } delivered)
                {
                    yield return new Entry($"petition/{sheet.Code}/delivered", delivered, words.Plain("public.feed.delivered", about), null, null);
                }

                if (sheet.Answer is { } answer)
                {
                    yield return new Entry($"petition/{sheet.Code}/answered", answer.On, words.Plain("public.feed.answered", about), answer.Text, sheet.Addressee);
                }
            }

            foreach (var refusal in page.Refusals)
            {
                yield return new Entry($"refusal/{refusal.Mark}", Later(refusal.Since), TitleOf(refusal), refusal.Reason, refusal.Name);
            }
        }

        private string TitleOf(PublicRefusal refusal) => words.Plain(
            "public.refusal.entry",
            ("name", new UserText(refusal.Name)),
            ("target", Target),
            ("stage", refusal.StageIn(words)),
            ("month", refusal.Month.InWords(words.Culture)));

        private void Write(Entry entry)
        {
            xml.WriteStartElement("entry", Namespace);
            Element("id", Tag($"/{entry.Id}"));
            Element("title", entry.Title);
            Element("updated", Noon(entry.Day));
            Link("alternate", "text/html", home.AbsoluteUri);
            if (entry.By is { } by)
            {
                Author(by);
            }

            Element("content", entry.Text is { Length: > 0 } text ? text : entry.Title);
            xml.WriteEndElement();
        }

        private void Author(string name)
        {
            xml.WriteStartElement("author", Namespace);
            Element("name", name);
            xml.WriteEndElement();
        }

        private void Link(string relation, string type, string address)
        {
            xml.WriteStartElement("link", Namespace);
            xml.WriteAttributeString("rel", relation);
            xml.WriteAttributeString("type", type);
            xml.WriteAttributeString("href", address);
            xml.WriteEndElement();
        }

        private void Element(string name, string text) => xml.WriteElementString(name, Namespace, Sound(text));

        /// <summary>Before the page was there, nothing on it was public.</summary>
        private DateOnly Later(DateOnly day) => day > Opened ? day : Opened;

        /// <summary>Something's name that stays the same (RFC 4151): the host, a day since which the name is given out, and what it is.</summary>
        private string Tag(string of) => $"tag:{home.Host},2027-01-01:c/{page.Campaign.Code}{of}";

        private static string Noon(DateOnly day) => day.ToString("yyyy-MM-dd'T12:00:00Z'", CultureInfo.InvariantCulture);

        /// <summary>XML has no words for some characters, however they are escaped.</summary>
        private static string Sound(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and not 0xFFFE and not 0xFFFF)).Select(rune => rune.ToString()));
    }

    private sealed record Entry(string Id, DateOnly Day, string Title, string? Text, string? By);
}
