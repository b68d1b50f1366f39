using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OrganizerBot.Petitions;

/// <summary>Whether two petitions ask for nearly the same: by the words that their titles have in common, whatever their case and accents, or by having the same addressee in the same campaign.</summary>
internal static class Likeness
{
    /// <summary>Of all words in both titles, those in common count twice: this share of them makes two titles alike.</summary>
    private const double Enough = 0.6;
    private const int ShortestWord = 3;

    /// <summary>Words that titles share though they are about different things, in the languages that the bot speaks.</summary>
    private static readonly FrozenSet<string> Small = string.Join(
            ' ',
            "all and any are but for from has have her his how into its more new not off our out stop that the their them they this too via want was what when who will with you your",
            "aux avec ces cet cette chez comme dans des elle est etre les leur leurs mais mes moins nos notre nous oui par pas plus pour que qui quoi sans ses son sont sur tous tout toute toutes une vos votre vous",
            "alle allen aller als am auch auf aus bei beim bitte das dass dem den der des die ein eine einem einen einer eines fur gegen hat ich ihr ihre im ist kein keine mehr mit nach nicht noch oder ohne sie sind statt uber um und uns unser unsere unseren von vom vor weg weniger wie wir zu zum zur",
            "con como cual del desde donde ella ellos entre ese esta este estos hacia hasta las los mas menos mis muy nos nuestra nuestras nuestro nuestros para pero por que quien sin sobre son sus todas todo todos una unas uno unos")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How alike two titles are: 0 with no word in common, 1 with all.</summary>
    public static double Of(string one, string other)
    {
        var (left, right) = (WordsOf(one), WordsOf(other));
        return left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
    }

    /// <summary>Whether a moderator should look at the one before opening the other.</summary>
    public static bool AreAlike(Petition one, Petition other) =>
        Of(one.Title, other.Title) >= Enough || (one.CampaignId == other.CampaignId && Folded(one.Addressee).SequenceEqual(Folded(other.Addressee)));

    /// <summary>The words that say what a title is about; all of them when it has only small ones.</summary>
    private static HashSet<string> WordsOf(string title)
    {
        var all = Folded(title);
        var telling = all.Where(word => word.Length >= ShortestWord && !Small.Contains(word)).ToHashSet(StringComparer.Ordinal);
        return telling.Count > 0 ? telling : [.. all];
    }

    /// <summary>The words without case, accents and punctuation, in order.</summary>
    private static List<string> Folded(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter == 'ß' ? "ss" : char.ToLowerInvariant(letter).ToString());
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return word.Length > 0 ? [.. words, word.ToString()] : words;
    }
}
