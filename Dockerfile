# `alerts run` for those who do not use Functions. docs/container.md tells how to run it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Alerts.Cli -c Release --runtime linux-x64 --self-contained false --output /app

# Chiselled: no shell, no package manager, and a user of its own (APP_UID, not root). "extra" has ICU and time zones, which
# dates and texts in many languages need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# For everybody outside the container, not for loopback; /out is the one folder that is written to.
ENV Urls=http://+:8080 Deliver__Folder=/out
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "Alerts.Cli.dll"]
CMD ["run"]
