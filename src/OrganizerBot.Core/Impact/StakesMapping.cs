using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Impact;

/// <summary>How a campaign's stakes are stored.</summary>
internal sealed class StakesMapping : IEntityTypeConfiguration<Stakes>
{
    public void Configure(EntityTypeBuilder<Stakes> builder)
    {
        builder.HasKey(stakes => stakes.CampaignId);
        builder.Property(stakes => stakes.CampaignId).ValueGeneratedNever();
        builder.HasIndex(stakes => stakes.OwnerId);
        builder.Property(stakes => stakes.Currency).HasConversion(currency => currency.ToString(), stored => Currency.Parse(stored, null)).HasMaxLength(3);
        builder.Property(stakes => stakes.Monthly).HasPrecision(20, 2);
        builder.Property(stakes => stakes.Worth).HasPrecision(20, 2);
        builder.Property(stakes => stakes.Own).HasConversion(own => JsonSerializer.Serialize(own, JsonSerializerOptions.Default), stored => JsonSerializer.Deserialize<Assumptions>(stored, JsonSerializerOptions.Default)!);
        builder.Property(stakes => stakes.Version).IsConcurrencyToken();
    }
}
