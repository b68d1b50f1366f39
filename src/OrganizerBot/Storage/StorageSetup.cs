using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Storage;

/// <summary>Registers the database, the single writer and the key file.</summary>
public static partial class StorageSetup
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
            builder.Services.AddSingleton<Backups>();
            builder.Services.AddScoped<Schema>();
            builder.Services.AddSingleton<SqliteWriter>();
            builder.Services.AddSingleton<IWriter>(services => services.GetRequiredService<SqliteWriter>());
            builder.Services.AddSingleton<ISigningLedger>(services => services.GetRequiredService<SqliteWriter>());
            builder.Services.AddHostedService(services => services.GetRequiredService<SqliteWriter>());
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Takes the lock, opens the key file and brings the schema up to date, before anything is served.</summary>
        /// <exception cref="InvalidOperationException">It cannot run on these files; the text says why and what to do.</exception>
        public void PrepareStorage()
        {
            var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
            FullDisk.RefuseStart(storage);
            _ = app.Services.GetRequiredService<SqliteLock>();
            try
            {
                SqliteRestoration.Sweep(storage);
                RefuseWithoutKeys(storage);
                _ = app.Services.GetRequiredService<KeyFile>();
                using var scope = app.Services.CreateScope();
                if (scope.ServiceProvider.GetRequiredService<Schema>().Update() is { } backup)
                {
                    Log.BackedUp(app.Logger, backup);
                }

                RefuseOtherKeys(scope.ServiceProvider.GetRequiredService<OrganizerDb>(), app.Services.GetRequiredService<KeyFile>());
            }
            catch (Exception e) when (FullDisk.Is(e, storage))
            {
                throw FullDisk.Refusal(storage, e);
            }
            catch (SqliteException e)
            {
                throw new InvalidOperationException($"The database {storage.DatabaseFile} cannot be used ({e.Message}). Put a backup in its place with organizerbot restore, or name another folder (Storage:DataDirectory).", e);
            }
        }
    }

    /// <summary>A fresh key file beside a database that was made with another would only hide that the right one is missing.</summary>
    private static void RefuseWithoutKeys(StorageOptions storage)
    {
        if (!File.Exists(KeyFile.PathIn(storage.KeysDirectory)) && File.Exists(storage.DatabaseFile)
            && SqliteFile.Has(SqliteFile.Living(storage.DatabaseFile), "WrappedKeys") && SqliteFile.Ask(SqliteFile.Living(storage.DatabaseFile), "SELECT 1 FROM \"WrappedKeys\" LIMIT 1").Count > 0)
        {
            throw new InvalidOperationException(
                $"The key file {KeyFile.PathIn(storage.KeysDirectory)} is missing, and the database holds keys that open with nothing else. Bring it back from its own backup (Storage:KeysDirectory).");
        }
    }

    /// <summary>With the keys of another database tallies would be signed by a stranger, and no name would open.</summary>
    private static void RefuseOtherKeys(OrganizerDb db, KeyFile file)
    {
        try
        {
            _ = db.WrappedKeys.AsNoTracking().OrderBy(key => key.Of).FirstOrDefault()?.Open(file);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException("The key file (Storage:KeysDirectory) belongs to another database. Bring back the one that belongs to this, from its own backup.", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2006, LogLevel.Information, "The database is brought up to date; a backup of it as it was is {Backup}")]
        public static partial void BackedUp(ILogger logger, string backup);
    }
}
