# OrganizerBot as an image: an ordinary user, a root file system that may be read-only, nothing to log in with. It writes to /data and /keys only.
#   docker build --platform linux/amd64 -t organizerbot .        (or linux/arm64; the build itself runs on your own kind of machine)
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH=amd64
WORKDIR /source

# What is restored is what the lock files say, or nothing.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY .config .config
COPY src/Directory.Build.props src/BannedSymbols.txt src/
COPY src/OrganizerBot.Core/OrganizerBot.Core.csproj src/OrganizerBot.Core/packages.lock.json src/OrganizerBot.Core/
COPY src/OrganizerBot/OrganizerBot.csproj src/OrganizerBot/packages.lock.json src/OrganizerBot/
RUN dotnet restore src/OrganizerBot/OrganizerBot.csproj --locked-mode -p:PublishReadyToRun=true && dotnet tool restore

# One kind of machine: its native libraries only, compiled ahead so that the first answers come in time too.
COPY src/OrganizerBot.Core src/OrganizerBot.Core
COPY src/OrganizerBot src/OrganizerBot
RUN dotnet publish src/OrganizerBot/OrganizerBot.csproj --configuration Release --no-restore --arch $TARGETARCH --self-contained false -p:PublishReadyToRun=true -p:PublishDocumentationFiles=false --output /app

# What is inside, as a list that scanners read (CycloneDX).
RUN dotnet dotnet-CycloneDX src/OrganizerBot/OrganizerBot.csproj --disable-package-restore --exclude-dev --output-format Json --output /app --filename sbom.cdx.json
RUN mkdir -p /volumes/data /volumes/keys && chmod 700 /volumes/data /volumes/keys

# Chiseled: no shell, no package manager. Extra: with ICU and tzdata, which digests need for their languages and time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build --chown=1654:1654 /volumes/ /
COPY --from=build /app .
ENV Storage__DataDirectory=/data \
    Storage__KeysDirectory=/keys \
    Logging__Format=json \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_DbgEnableMiniDump=0
USER 1654
VOLUME ["/data", "/keys"]
EXPOSE 8080 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["dotnet", "OrganizerBot.dll", "health"]
ENTRYPOINT ["dotnet", "OrganizerBot.dll"]
