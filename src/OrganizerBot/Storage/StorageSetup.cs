using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Storage;

/// <summary>Registers the database, the single writer and the key file.</summary>
public static class StorageSetup
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>SQLite in the data folder, keys in the keys folder.</summary>
        public void AddStorage()
        {
            builder.Services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptions.Validator>().BindConfiguration(StorageOptions.Section);
            builder.Services.AddDbContext<OrganizerDb, SqliteOrganizerDb>((services, db) => db
                .UseSqlite($"Data Source={services.GetRequiredService<IOptions<StorageOptions>>().Value.DatabaseFile}")
                .ReplaceService<IMigrationsSqlGenerator, SqliteTables>()
                .AddInterceptors(new SqlitePragmas()));
            builder.Services.AddSingleton(services => KeyFile.Open(services.GetRequiredService<IOptions<StorageOptions>>().Value.KeysDirectory, services.GetRequiredService<TimeProvider>()));
            builder.Services.AddSingleton(services => SqliteLock.Take(services.GetRequiredService<IOptions<StorageOptions>>().Value));
            builder.Services.AddSingleton<SqliteWriter>();
            builder.Services.AddSingleton<IWriter>(services => services.GetRequiredService<SqliteWriter>());
            builder.Services.AddSingleton<ISigningLedger>(services => services.GetRequiredService<SqliteWriter>());
            builder.Services.AddHostedService(services => services.GetRequiredService<SqliteWriter>());
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Takes the lock, brings the schema up to date and opens the key file that belongs to the database, before anything is served.</summary>
        public void PrepareStorage()
        {
            _ = app.Services.GetRequiredService<SqliteLock>();
            using var scope = app.Services.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
            RefuseForeign(db.Database);
            db.Database.Migrate();
            db.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL;");
            OpenKeys(db, app.Services);
        }
    }

    /// <summary>A new key file is made for a new database only: with another one tallies would be signed by a stranger, and no name would ever open again.</summary>
    private static void OpenKeys(OrganizerDb db, IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<StorageOptions>>().Value.KeysDirectory;
        var wrapped = db.WrappedKeys.AsNoTracking().FirstOrDefault();
        if (wrapped is not null && !KeyFile.IsIn(folder))
        {
            throw new InvalidOperationException($"The key file is not in {Path.GetFullPath(folder)} (Storage:KeysDirectory), but the database needs it. Mount the folder that holds organizerbot-keys.json, or restore the file from its own backup.");
        }

        var file = services.GetRequiredService<KeyFile>();
        try
        {
            _ = wrapped?.Open(file);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException($"The key file in {Path.GetFullPath(folder)} (Storage:KeysDirectory) belongs to another database. Restore the one that belongs to this.", e);
        }
    }

    /// <summary>A database that a newer version has changed, or a development build before the first release has made, is left as it is.</summary>
    private static void RefuseForeign(DatabaseFacade database)
    {
        var strangers = database.GetAppliedMigrations().Except(database.GetMigrations()).ToArray();
        if (strangers.Length > 0)
        {
            throw new InvalidOperationException(
                $"The database was made by another version of OrganizerBot (it knows {strangers[0]}). Start that version, or give this one a data folder of its own (Storage:DataDirectory). The town begins anew with --fresh.");
        }
    }
}
