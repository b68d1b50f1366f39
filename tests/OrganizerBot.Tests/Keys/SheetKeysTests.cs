using System.Security.Cryptography;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Keys;

public sealed class SheetKeysTests : IDisposable
{
    private static readonly Guid Petition = new("0195f3a0-0000-7000-8000-00000000000a");
    private static readonly Guid Pledge = new("0195f3a0-0000-7000-8000-00000000000b");
    private static readonly Account Ana = new(new CommunityRef(Platform.Discord, "100"), "7");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_account_has_one_pseudonym_on_a_sheet_and_another_on_each_other_sheet()
    {
        var (petition, pledge) = (SheetKeys.New(Petition), SheetKeys.New(Pledge));

        Assert.Equal(petition.Pseudonym(Ana), petition.Pseudonym(Ana));
        Assert.Equal(32, petition.Pseudonym(Ana)!.Length);
        Assert.NotEqual(petition.Pseudonym(Ana), pledge.Pseudonym(Ana));
    }

    [Fact]
    public void The_same_member_id_elsewhere_is_another_account()
    {
        var keys = SheetKeys.New(Petition);
        Account[] accounts =
        [
            Ana,
            new(new CommunityRef(Platform.Slack, "100"), "7"),
            new(new CommunityRef(Platform.Discord, "10"), "07"),
            new(new CommunityRef(Platform.Discord, "1007"), ""),
            new(new CommunityRef(Platform.Discord, "100"), "8"),
        ];

        Assert.Equal(accounts.Length, accounts.Select(account => Convert.ToHexString(keys.Pseudonym(account)!)).Distinct().Count());
    }

    [Fact]
    public void A_name_opens_only_in_its_own_row()
    {
        var keys = SheetKeys.New(Petition);
        var hidden = keys.Close("Ana Ferreira", "row 1"u8);

        Assert.Equal("Ana Ferreira", keys.Open(hidden, "row 1"u8));
        Assert.Throws<AuthenticationTagMismatchException>(() => keys.Open(hidden, "row 2"u8));
        Assert.Throws<AuthenticationTagMismatchException>(() => new SheetKeys(Pledge, keys.Bytes).Open(hidden, "row 1"u8));
    }

    [Fact]
    public void A_wrapped_key_comes_back_with_the_key_file_and_with_no_other()
    {
        var file = Open("keys");
        var wrapped = WrappedKey.New(Petition, file.Newest(Pledge));

        Assert.Equal(32, wrapped.Open(Open("keys")).Length);
        Assert.Equal(wrapped.Open(file), wrapped.Open(Open("keys")));
        var other = Open("others");
        other.Newest(Pledge);
        Assert.Throws<AuthenticationTagMismatchException>(() => wrapped.Open(other));
    }

    [Fact]
    public void A_key_wrapped_for_one_place_opens_in_no_other()
    {
        var by = Open("keys").Newest(Pledge);
        var wrapped = by.Wrap(Secret.Key(), Petition, KeyPart.Whole);

        Assert.Throws<AuthenticationTagMismatchException>(() => by.Unwrap(wrapped, Pledge, KeyPart.Whole));
        Assert.Throws<AuthenticationTagMismatchException>(() => by.Unwrap(wrapped, Petition, KeyPart.Names));
        Assert.Throws<AuthenticationTagMismatchException>(() => (by with { Community = Petition }).Unwrap(wrapped, Petition, KeyPart.Whole));
    }

    [Fact]
    public void Without_the_part_that_knows_accounts_names_still_open_and_nobody_has_a_pseudonym()
    {
        var file = Open("keys");
        var wrapped = WrappedKey.New(Petition, file.Newest(Pledge));
        var whole = new SheetKeys(Petition, wrapped.Open(file));
        var (before, hidden) = (wrapped.Wrapped, whole.Close("Ana Ferreira", "row 1"u8));

        wrapped.KeepNames(file);

        var names = new SheetKeys(Petition, wrapped.Open(file), wrapped.Part);
        Assert.Equal(KeyPart.Names, wrapped.Part);
        Assert.NotEqual(before, wrapped.Wrapped);
        Assert.NotEqual(whole.Bytes, names.Bytes);
        Assert.Equal("Ana Ferreira", names.Open(hidden, "row 1"u8));
        Assert.Equal("Ben", names.Open(names.Close("Ben", "row 2"u8), "row 2"u8));
        Assert.NotNull(whole.Pseudonym(Ana));
        Assert.Null(names.Pseudonym(Ana));
        wrapped.KeepNames(file);
        Assert.Equal(names.Bytes, wrapped.Open(file));
    }

    [Fact]
    public void Keys_do_not_show_themselves()
    {
        var keys = SheetKeys.New(Petition);
        var (wrapping, community) = (Open("keys").Newest(Pledge), new CommunityKeys(Pledge, Secret.Key()));

        Assert.Equal($"keys of {Petition:N}", $"{keys}");
        Assert.Equal($"keys of {Pledge:N}", $"{community}");
        Assert.Equal($"wrapping key of {Pledge:N}, generation 1", $"{wrapping}");
    }

    public void Dispose() => _folder.Dispose();

    private KeyFile Open(string folder) => KeyFile.Open(_folder[folder], TimeProvider.System);
}
