using System.Globalization;
using System.Text;
using OrganizerBot.Commands;
using OrganizerBot.Languages;

namespace OrganizerBot.House;

/// <summary>Writes the whole vocabulary on one page.</summary>
internal static class CatalogPage
{
    public static string Write(CommandCatalog catalog)
    {
        var words = Words.In(Language.English);
        var page = new StringBuilder();
        foreach (var noun in catalog.Commands.GroupBy(command => command.Noun))
        {
            page.Append(noun.Key).Append('\n');
            foreach (var command in noun)
            {
                page.Append(CultureInfo.InvariantCulture, $"  /{command.Path,-28} {command.Policy,-10} {command.Description(words)}\n");
                if (command.Shortcut is { } shortcut)
                {
                    page.Append(CultureInfo.InvariantCulture, $"      in the menu of a message: {shortcut.Name(words)}\n");
                }

                foreach (var option in command.Options)
                {
                    var choices = option.Choices(words).Count == 0 ? "" : $" ({string.Join(" | ", option.Choices(words).Select(choice => choice.Value))})";
                    page.Append(CultureInfo.InvariantCulture, $"      {(option.Required ? "" : "[")}{option.Name}: {option.Kind}{(option.Required ? "" : "]")}{choices}  {option.Description(words)}{(option.Details.InForm ? "" : " (Slack, typed)")}\n");
                }
            }

            page.Append('\n');
        }

        return page.ToString();
    }
}
