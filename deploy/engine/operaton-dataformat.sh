#!/usr/bin/env sh
# Installs Operaton's JSON data format by hand, for Maven repositories in which the version that belongs to the engine is
# missing, or an older one lacks its parent POM: takes the jar alone. Afterwards:
#     mvn package -P operaton -Ddataformat.version=1.0.0-jar
set -eu
version=1.0.0
group=org.operaton.spin
artifact=operaton-spin-dataformat-json-jackson
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -q -B -ntp dependency:copy -Dartifact="$group:$artifact:$version:jar" -DoutputDirectory="$folder" -Dmdep.useBaseVersion=true
mvn -q -B -ntp install:install-file -Dfile="$folder/$artifact-$version.jar" -DgroupId="$group" -DartifactId="$artifact" \
  -Dversion="$version-jar" -Dpackaging=jar -DgeneratePom=true
