using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrganizerBot.Languages;

namespace OrganizerBot;

/// <summary>How the house's small value types are stored, the same on every engine.</summary>
internal static class ValueMapping
{
    /// <summary>Registers them.</summary>
    public static void Apply(ModelConfigurationBuilder conventions)
    {
        foreach (var entity in typeof(OrganizerDb).Assembly.GetTypes().Where(type => type is { IsClass: true, IsSealed: true } && type.GetProperty("Id")?.PropertyType is { IsGenericType: true }))
        {
            conventions.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
        }

        conventions.Properties<Code>().HaveConversion<CodeConverter>().HaveMaxLength(5);
        conventions.Properties<Language>().HaveConversion<LanguageConverter>().HaveMaxLength(8);
        conventions.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

    internal sealed class CodeConverter() : ValueConverter<Code, string>(code => code.ToString(), text => Code.Parse(text, null));

    internal sealed class LanguageConverter() : ValueConverter<Language, string>(language => language.Code, code => Language.From(code));

    /// <summary>SQLite can neither order nor compare a DateTimeOffset; UTC DateTime works on both engines.</summary>
    internal sealed class MomentConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
