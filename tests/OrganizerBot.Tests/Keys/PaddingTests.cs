using CsCheck;
using OrganizerBot.Signing;

namespace OrganizerBot.Keys;

public sealed class PaddingTests
{
    [Fact]
    public void Words_come_out_as_they_went_in() => Gen.String[0, 2000].Where(words => words.All(letter => !char.IsSurrogate(letter))).Sample(
        words => Padding.Strip(Padding.Fill(words)) == words && Padding.Fill(words).Length % Padding.Block == 0);

    [Theory]
    [InlineData("Al", "1")]
    [InlineData("Aleksandra Konstantinopolskaja-Brzęczyszczykiewicz of the night shift", "1100000000000000001")]
    [InlineData("Ἀλεξάνδρα Κωνσταντινουπολίτισσα", "1100000000000000001")]
    [InlineData("🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊", "U0000000001")]
    public void A_sealed_name_is_as_long_as_any_other(string name, string member) =>
        Assert.Equal(Padding.Block + 28, new SignerName("discord:1100000000000000002", member, name).Close(SheetKeys.New(Guid.Empty), []).Length);
}
