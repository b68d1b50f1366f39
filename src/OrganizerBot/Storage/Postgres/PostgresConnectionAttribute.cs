using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Asks for a connection string where PostgreSQL is chosen, and for none where it is not. What stands in it is never repeated: it holds a password.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PostgresConnectionAttribute : ValidationAttribute
{
    private const string Form = "Write it as Host=db.example;Database=organizer;Username=organizerbot;Password=…, or put that into a file and name it with Storage__Connection__File.";

    /// <inheritdoc/>
    public override bool RequiresValidationContext => true;

    /// <summary>Whether it is a connection string at all.</summary>
    public static bool CanBeRead(string? connection)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        var isPostgres = validationContext.ObjectInstance is StorageOptions { Engine: StorageProvider.Postgres };
        return WhyNot(value as string, isPostgres) is { } why ? new ValidationResult(why) : ValidationResult.Success;
    }

    private static string? WhyNot(string? connection, bool isPostgres)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            return isPostgres ? $"Storage:Connection is missing, and Storage:Provider is Postgres. {Form}" : null;
        }

        if (!isPostgres)
        {
            return "Storage:Connection names a server, and Storage:Provider is Sqlite, which has none. Set Storage:Provider to Postgres, or leave Storage:Connection out.";
        }

        if (!CanBeRead(connection))
        {
            return $"Storage:Connection cannot be read as a connection string. {Form}";
        }

        var read = new NpgsqlConnectionStringBuilder(connection);
        return string.IsNullOrEmpty(read.Host) || string.IsNullOrEmpty(read.Database) || string.IsNullOrEmpty(read.Username)
            ? $"Storage:Connection lacks the host, the database or the user name. {Form}"
            : null;
    }
}
