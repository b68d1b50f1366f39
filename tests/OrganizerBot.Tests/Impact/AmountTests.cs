namespace OrganizerBot.Impact;

public sealed class AmountTests
{
    [Theory]
    [InlineData("600000", "600000")]
    [InlineData("600,000", "600000")]
    [InlineData("600.000", "600000")]
    [InlineData("600 000", "600000")]
    [InlineData("600'000.50", "600000.5")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("600k", "600000")]
    [InlineData("1.2 m", "1200000")]
    [InlineData("1,2M", "1200000")]
    [InlineData("3bn", "3000000000")]
    [InlineData("1tn", "1000000000000")]
    [InlineData("0", "0")]
    [InlineData("1.250m", "1250000")]
    [InlineData("0.125m", "125000")]
    [InlineData("0.125", "0.12")]
    [InlineData("1,234.567", "1234.57")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1000tn", "1000000000000000")]
    [InlineData("0.01", "0.01")]
    public void Amounts_are_read_as_people_write_them(string typed, string amount) => Assert.Equal(amount, Amount.Parse(typed, null).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("much")]
    [InlineData("5 x")]
    [InlineData("1,,2")]
    [InlineData("k")]
    [InlineData("1e9")]
    [InlineData("2000000tn")]
    [InlineData("99999999999999999999tn")]
    [InlineData("0.000000000000000000001")]
    [InlineData("0.001")]
    [InlineData("1000.1tn")]
    [InlineData("9999tn")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_is_no_amount_is_none(string typed) => Assert.False(Amount.TryParse(typed, null, out _));

    [Theory]
    [InlineData("20", "0.2")]
    [InlineData("20%", "0.2")]
    [InlineData("0.5 %", "0.005")]
    [InlineData("0,5", "0.005")]
    [InlineData("100", "1")]
    [InlineData("0", "0")]
    [InlineData("0.0001", "0.000001")]
    [InlineData("0.00001", "0")]
    [InlineData("0.0000000000000000000000000001", "0")]
    public void Percentages_are_read_with_and_without_the_sign(string typed, string share) =>
        Assert.Equal(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), Percent.Parse(typed, null).Share);

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("half")]
    [InlineData("")]
    public void What_is_no_percentage_is_none(string typed) => Assert.False(Percent.TryParse(typed, null, out _));

    [Theory]
    [InlineData("usd", "USD")]
    [InlineData(" EUR ", "EUR")]
    public void Currencies_are_three_letters(string typed, string code) => Assert.Equal(code, Currency.Parse(typed, null).ToString());

    [Theory]
    [InlineData("US")]
    [InlineData("€")]
    [InlineData("U$D")]
    public void What_is_no_currency_is_none(string typed) => Assert.False(Currency.TryParse(typed, null, out _));
}
