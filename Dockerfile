# Builds OrganizerBot into an image that runs as an ordinary user and writes only to /data and /keys.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Directory.Build.props src/BannedSymbols.txt src/
COPY src/OrganizerBot.Core/OrganizerBot.Core.csproj src/OrganizerBot.Core/packages.lock.json src/OrganizerBot.Core/
COPY src/OrganizerBot/OrganizerBot.csproj src/OrganizerBot/packages.lock.json src/OrganizerBot/
RUN dotnet restore src/OrganizerBot/OrganizerBot.csproj --locked-mode
COPY src/OrganizerBot.Core src/OrganizerBot.Core
COPY src/OrganizerBot src/OrganizerBot
RUN dotnet publish src/OrganizerBot/OrganizerBot.csproj --configuration Release --no-restore --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir -p /data /keys && chown 1654:1654 /data /keys && chmod 700 /data /keys
ENV Storage__DataDirectory=/data \
    Storage__KeysDirectory=/keys \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
USER 1654
VOLUME ["/data", "/keys"]
EXPOSE 8080
ENTRYPOINT ["dotnet", "OrganizerBot.dll"]
